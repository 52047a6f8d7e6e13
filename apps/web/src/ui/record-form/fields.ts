import { plainText } from '../../lib/plain-text.ts';
import { fromLocal, toLocal } from '../../lib/zone/zone.ts';
import { typedNumber } from '../../lib/records/typed-number.ts';
import type { LookupSource } from '../lookup/lookup-source.ts';

export type FieldKind =
  | 'text'
  | 'email'
  | 'phone'
  | 'link'
  | 'long'
  | 'choice'
  | 'switch'
  | 'lookup'
  // A whole or decimal number.
  | 'number'
  // An amount in the organization's currency, as text: "1250.00".
  | 'money'
  // A date without a time: "2026-03-04".
  | 'date'
  // A moment, shown and entered in the person's time zone.
  | 'moment';

/** One field of a record: the same declaration makes the form and the record page. */
export interface Field {
  /** The record's property, and the path of the server's errors. */
  name: string;
  label: string;
  kind: FieldKind;
  isRequired?: boolean;
  /** An emptied field is sent as null; without it as the empty text. */
  isNullable?: boolean;
  choices?: readonly { value: string; label: string }[];
  lookup?: LookupSource;
  /**
   * A look-up that depends on what else the record holds; as long as that is missing nothing can be looked up, and the
   * placeholder says what is missing.
   */
  lookupFor?: (values: Values) => LookupSource | undefined;
  /** Other fields that are emptied in a form when this one is changed. */
  empties?: readonly string[];
  hint?: string;
  placeholder?: string;
  autoComplete?: string;
  /** Takes the whole width. */
  isWide?: boolean;
  /** Shown on the record's page, but never changed there. */
  isFixed?: boolean;
}

export type Values = Record<string, unknown>;

/** What an input shows for a stored value. */
export function toInput(field: Field, value: unknown): unknown {
  if (field.kind === 'switch') return value === true;
  if (field.kind === 'lookup')
    return value === null || value === undefined ? null : plainText(value);
  if (value === null || value === undefined) return '';
  return field.kind === 'moment' ? toLocal(plainText(value)) : value;
}

const EMPTY_IS_NOTHING: ReadonlySet<FieldKind> = new Set([
  'number',
  'money',
  'date',
  'moment',
  'choice',
]);

function empty({ isNullable }: Field): null | '' {
  return isNullable ? null : '';
}

/** What is sent for what an input holds. */
export function fromInput(field: Field, value: unknown): unknown {
  if (field.kind === 'switch') return value === true;
  if (field.kind === 'lookup') return value === null || value === '' ? null : Number(value);
  const text = typeof value === 'string' ? value.trim() : value;
  if (text === '')
    return EMPTY_IS_NOTHING.has(field.kind) && !field.isNullable ? undefined : empty(field);
  if (typeof text !== 'string') return text;
  if (field.kind === 'money') return typedNumber(text);
  if (field.kind === 'moment') return fromLocal(text) ?? text;
  if (field.kind !== 'number') return text;
  // What is no number goes as it was typed, so that the shape says what is wrong with it.
  const number = Number(typedNumber(text));
  return Number.isFinite(number) ? number : text;
}

/** The values of a whole form, ready to be sent. */
export function toBody(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, fromInput(field, values[field.name])]),
  );
}

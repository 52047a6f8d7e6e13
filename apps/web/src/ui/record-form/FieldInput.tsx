import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { Lookup } from '../lookup/Lookup.tsx';
import type { Field, Values } from './fields.ts';

export interface FieldInputProps {
  field: Field;
  value: unknown;
  /** What the form or the record holds, for look-ups that depend on it. */
  values?: Values;
  onChange: (value: unknown) => void;
  onBlur?: (() => void) | undefined;
  error?: string | undefined;
  /** On a record page the label stands above already. */
  isBare?: boolean;
  /** In a cell of a list. */
  size?: 'xs';
  /** Something of a list was chosen, even what stood there before. */
  onChosen?: (value: string) => void;
  autoFocus?: boolean;
}

/** The input of each kind of one line; dates have the picker that the person's device brings. */
const TYPES: Record<string, string> = {
  email: 'email',
  phone: 'tel',
  link: 'url',
  date: 'date',
  moment: 'datetime-local',
};
const MODES: Record<string, 'decimal'> = { number: 'decimal', money: 'decimal' };

/** The control of a field, by its kind. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, values = {}, onChange, isBare, ...rest } = props;
  const shared = {
    ...(isBare
      ? { 'aria-label': field.label }
      : { label: field.label, description: field.hint, withAsterisk: field.isRequired ?? false }),
    name: field.name,
    error: rest.error,
    onBlur: rest.onBlur,
    ...(rest.size ? { size: rest.size } : {}),
    'data-autofocus': rest.autoFocus || undefined,
    placeholder: field.placeholder,
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  // In a cell one came to choose: the choices are there at once.
  const list = rest.size
    ? { defaultDropdownOpened: true, ...(rest.onChosen && { onOptionSubmit: rest.onChosen }) }
    : {};
  switch (field.kind) {
    case 'long':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={12}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          {...list}
          data={[...(field.choices ?? [])]}
          value={text || null}
          allowDeselect={!field.isRequired}
          onChange={(next) => onChange(next ?? '')}
        />
      );
    case 'lookup': {
      const source = field.lookupFor ? field.lookupFor(values) : field.lookup;
      if (!field.lookup) return null;
      return (
        <Lookup
          {...shared}
          {...list}
          // A cell is left for a dialog, and gone: nothing is made from there.
          source={
            rest.size
              ? { ...(source ?? field.lookup), create: undefined }
              : (source ?? field.lookup)
          }
          disabled={!source}
          placeholder={source ? undefined : field.placeholder}
          clearable={!field.isRequired}
          value={text || null}
          onChange={onChange}
        />
      );
    }
    case 'switch':
      return (
        <Switch
          label={field.label}
          description={field.hint}
          error={rest.error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          type={TYPES[field.kind] ?? 'text'}
          inputMode={MODES[field.kind]}
          autoComplete={field.autoComplete ?? 'off'}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

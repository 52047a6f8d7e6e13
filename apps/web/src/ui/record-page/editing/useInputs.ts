import { useState } from 'react';
import type { Field, Values } from '../../record-form/fields.ts';
import { fromInput, toInput } from '../../record-form/fields.ts';
import type { Errors } from '../../record-form/form-errors.ts';
import { changesOf } from './merge.ts';

export interface Versioned {
  version: number;
}

interface Editing<Row> {
  /** The record as it was when the first pencil was pressed. */
  base: Row;
  /** What the inputs hold, for the fields that are open. */
  inputs: Values;
  errors: Errors;
}

function begin<Row extends Versioned>(row: Row, field: Field): Editing<Row> {
  const value = toInput(field, (row as unknown as Values)[field.name]);
  return { base: row, inputs: { [field.name]: value }, errors: {} };
}

/**
 * The fields of a record that are open for editing, and what is typed into them.
 * @param opened this one is open from the start
 */
export function useInputs<Row extends Versioned>(
  row: Row,
  fields: readonly Field[],
  opened?: Field,
) {
  const [editing, setEditing] = useState(() => opened && begin(row, opened));
  const change = (part: Partial<Editing<Row>>) => setEditing((now) => now && { ...now, ...part });

  function changes(): Values {
    if (!editing) return {};
    const open = fields.filter(({ name }) => name in editing.inputs);
    const draft = Object.fromEntries(
      open.map((field) => [field.name, fromInput(field, editing.inputs[field.name])]),
    );
    return changesOf(editing.base as Values, draft);
  }

  function open(field: Field): void {
    setEditing((now) => {
      if (!now) return begin(row, field);
      if (field.name in now.inputs) return now;
      const value = toInput(field, (now.base as Values)[field.name]);
      return { ...now, inputs: { ...now.inputs, [field.name]: value } };
    });
  }

  function set(field: Field, value: unknown): void {
    setEditing((now) => {
      if (!now) return now;
      const { [field.name]: _, ...errors } = now.errors;
      return { ...now, inputs: { ...now.inputs, [field.name]: value }, errors };
    });
  }

  return {
    editing,
    change,
    changes,
    open,
    set,
    isEditing: editing !== undefined,
    isDirty: Object.keys(changes()).length > 0,
    /** Somebody saved since the first pencil was pressed. */
    isBehind: editing !== undefined && row.version > editing.base.version,
    errors: editing?.errors ?? {},
    isOpen: (field: Field) => editing !== undefined && field.name in editing.inputs,
    isChanged: (field: Field) => field.name in changes(),
    input: (field: Field) => editing?.inputs[field.name],
    /** The record, with what is typed. */
    values: { ...row, ...editing?.inputs } as Values,
    cancel: () => setEditing(undefined),
  };
}

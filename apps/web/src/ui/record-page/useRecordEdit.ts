import { useState } from 'react';
import type { z } from 'zod';
import { isProblem } from '../../lib/api/problem.ts';
import { t } from '../../lib/i18n.ts';
import { notify } from '../feedback/notify.tsx';
import type { Field, Values } from '../record-form/fields.ts';
import { fromInput, toInput } from '../record-form/fields.ts';
import type { Errors } from '../record-form/form-errors.ts';
import { serverErrors, shapeErrors } from '../record-form/form-errors.ts';
import type { Choice, Difference } from './merge.ts';
import { changesOf, differences, merged } from './merge.ts';

export interface Versioned {
  version: number;
}

export interface RecordEditOptions<Row extends Versioned> {
  row: Row;
  fields: readonly Field[];
  shape: z.ZodType;
  /** Sends the changed fields and the version; gives the record as saved. */
  save: (body: Values) => Promise<Row>;
}

interface Editing<Row> {
  /** The record as it was when the first pencil was pressed. */
  base: Row;
  /** What the inputs hold, for the fields that are open. */
  inputs: Values;
  errors: Errors;
}

interface Conflict<Row> {
  current: Row;
  found: Difference[];
}

/** Editing in place: which fields are open, what they hold, saving with the version, and conflicts. */
export function useRecordEdit<Row extends Versioned>(options: RecordEditOptions<Row>) {
  const { row, fields, shape, save } = options;
  const [editing, setEditing] = useState<Editing<Row>>();
  const [conflict, setConflict] = useState<Conflict<Row>>();
  const [isBusy, setBusy] = useState(false);

  function changes(): Values {
    if (!editing) return {};
    const open = fields.filter(({ name }) => name in editing.inputs);
    const draft = Object.fromEntries(
      open.map((field) => [field.name, fromInput(field, editing.inputs[field.name])]),
    );
    return changesOf(editing.base as Values, draft);
  }

  function fail(error: unknown, mine: Values): void {
    if (isProblem(error, 'version_conflict') && error.problem.current) {
      const current = error.problem.current as Row;
      setConflict({
        current,
        found: differences((editing?.base ?? row) as Values, mine, current as Values),
      });
      return;
    }
    const said = serverErrors(error, Object.keys(mine));
    setEditing((now) => now && { ...now, errors: said.fields });
    if (said.general !== undefined) notify.problem(error);
  }

  async function send(mine: Values, version: number): Promise<void> {
    setBusy(true);
    try {
      await save({ ...mine, version });
      setEditing(undefined);
      setConflict(undefined);
      notify.success(t('ui.save_successful'));
    } catch (error) {
      fail(error, mine);
    } finally {
      setBusy(false);
    }
  }

  async function submit(): Promise<void> {
    if (!editing || isBusy) return;
    const mine = changes();
    if (Object.keys(mine).length === 0) return setEditing(undefined);
    const errors = shapeErrors(shape, { ...mine, version: editing.base.version });
    setEditing({ ...editing, errors });
    if (Object.keys(errors).length === 0) await send(mine, editing.base.version);
  }

  async function resolve(choices: Record<string, Choice>): Promise<void> {
    if (!conflict) return;
    const mine = merged(conflict.found, choices);
    if (Object.keys(mine).length > 0) return send(mine, conflict.current.version);
    setConflict(undefined);
    setEditing(undefined);
  }

  return {
    isBusy,
    isEditing: editing !== undefined,
    isDirty: Object.keys(changes()).length > 0,
    /** Somebody saved since the first pencil was pressed. */
    isBehind: editing !== undefined && row.version > editing.base.version,
    errors: editing?.errors ?? {},
    conflict,
    isOpen: (field: Field) => editing !== undefined && field.name in editing.inputs,
    isChanged: (field: Field) => field.name in changes(),
    input: (field: Field) => editing?.inputs[field.name],
    open: (field: Field) =>
      setEditing((now) => {
        const base = now?.base ?? row;
        const inputs = now?.inputs ?? {};
        if (field.name in inputs) return now;
        const value = toInput(field, (base as Values)[field.name]);
        return { base, inputs: { ...inputs, [field.name]: value }, errors: now?.errors ?? {} };
      }),
    set: (field: Field, value: unknown) =>
      setEditing((now) => {
        if (!now) return now;
        const { [field.name]: _, ...errors } = now.errors;
        return { ...now, inputs: { ...now.inputs, [field.name]: value }, errors };
      }),
    cancel: () => setEditing(undefined),
    closeConflict: () => setConflict(undefined),
    submit,
    resolve,
  };
}

export type RecordEdit<Row extends Versioned> = ReturnType<typeof useRecordEdit<Row>>;

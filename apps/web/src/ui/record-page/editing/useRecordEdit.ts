import { useState } from 'react';
import type { z } from 'zod';
import { isProblem } from '../../../lib/api/problem.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../feedback/notify.tsx';
import type { Field, Values } from '../../record-form/fields.ts';
import { serverErrors, shapeErrors } from '../../record-form/form-errors.ts';
import type { Versioned } from './useInputs.ts';
import { useInputs } from './useInputs.ts';
import type { Choice, Difference } from './merge.ts';
import { differences, merged } from './merge.ts';

export interface RecordEditOptions<Row extends Versioned> {
  row: Row;
  fields: readonly Field[];
  shape: z.ZodType;
  /** Sends the changed fields and the version; gives the record as saved. */
  save: (body: Values) => Promise<Row>;
  /** Editing begins with this field open. */
  opened?: Field;
}

interface Conflict<Row> {
  current: Row;
  found: Difference[];
}

/** Editing in place: which fields are open, what they hold, saving with the version, and conflicts. */
export function useRecordEdit<Row extends Versioned>(options: RecordEditOptions<Row>) {
  const { row, fields, shape, save } = options;
  const inputs = useInputs(row, fields, options.opened);
  const { editing, change, changes, cancel } = inputs;
  const [conflict, setConflict] = useState<Conflict<Row>>();
  const [isBusy, setBusy] = useState(false);

  function fail(error: unknown, mine: Values): void {
    if (isProblem(error, 'version_conflict') && error.problem.current) {
      const current = error.problem.current as Row;
      const base = editing?.base ?? row;
      setConflict({ current, found: differences(base as Values, mine, current as Values) });
      return;
    }
    const said = serverErrors(error, Object.keys(mine));
    change({ errors: said.fields });
    if (said.general !== undefined) notify.problem(error);
  }

  async function send(mine: Values, version: number): Promise<void> {
    setBusy(true);
    try {
      await save({ ...mine, version });
      cancel();
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
    if (Object.keys(mine).length === 0) return cancel();
    const errors = shapeErrors(shape, { ...mine, version: editing.base.version });
    change({ errors });
    if (Object.keys(errors).length === 0) await send(mine, editing.base.version);
  }

  async function resolve(choices: Record<string, Choice>): Promise<void> {
    if (!conflict) return;
    const mine = merged(conflict.found, choices);
    if (Object.keys(mine).length > 0) return send(mine, conflict.current.version);
    setConflict(undefined);
    cancel();
  }

  const closeConflict = () => setConflict(undefined);
  return { ...inputs, isBusy, conflict, closeConflict, submit, resolve };
}

export type RecordEdit<Row extends Versioned> = ReturnType<typeof useRecordEdit<Row>>;

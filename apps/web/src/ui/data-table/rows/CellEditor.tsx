import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { z } from 'zod';
import { FieldInput } from '../../record-form/FieldInput.tsx';
import type { Field, Values } from '../../record-form/fields.ts';
import { ConflictDialog } from '../../record-page/editing/ConflictDialog.tsx';
import type { Versioned } from '../../record-page/editing/useInputs.ts';
import { useRecordEdit } from '../../record-page/editing/useRecordEdit.ts';
import classes from './rows.module.css';
import type { TableRow } from '../types.ts';

export interface EditEnd {
  /** The keys were in the editor; they go back to the list. */
  wasFocused: boolean;
  /** Tab: the cell beside is next; 1 to the right, -1 to the left. */
  beside: number;
}

export interface CellEditorProps {
  row: TableRow;
  field: Field;
  shape: z.ZodType;
  save: (body: Values) => Promise<unknown>;
  close: (end: EditEnd) => void;
}

/** Kinds that are done when something is chosen; the others when Enter is pressed or the field is left. */
const CHOSEN = ['choice', 'lookup', 'switch'];

/** Edits one cell of a list where it stands, with the version that was on screen. */
export function CellEditor({ row, field, shape, save, close }: CellEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const beside = useRef(0);
  const edit = useRecordEdit<Versioned>({
    row: row as unknown as Versioned,
    fields: [field],
    shape,
    save: async (body) => (await save(body)) as Versioned,
    opened: field,
  });
  const isChosen = CHOSEN.includes(field.kind);
  const { isEditing, conflict } = edit;
  const leave = useEffectEvent(() => {
    const focus = document.activeElement;
    const wasFocused = focus === document.body || box.current?.contains(focus) === true;
    close({ wasFocused, beside: beside.current });
  });
  useEffect(() => {
    box.current?.querySelector<HTMLInputElement>('input, textarea')?.select();
  }, []);
  useEffect(() => {
    if (!isEditing) leave();
  }, [isEditing]);
  const chosen = edit.input(field);
  const started = useRef(chosen);
  const submit = useEffectEvent(() => void edit.submit());
  useEffect(() => {
    if (isChosen && chosen !== started.current) submit();
  }, [isChosen, chosen]);

  function press(event: KeyboardEvent): void {
    // The keys of the list are not meant while one types here.
    event.stopPropagation();
    if (event.key === 'Escape') return edit.cancel();
    const isOneLine = !isChosen && field.kind !== 'long';
    const isDone = event.key === 'Enter' && (isOneLine || event.ctrlKey || event.metaKey);
    if (!isDone && event.key !== 'Tab') return;
    event.preventDefault();
    beside.current = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : 0;
    void edit.submit();
  }

  return (
    <>
      <div
        ref={box}
        className={classes.editor}
        onKeyDown={press}
        data-busy={edit.isBusy || undefined}
      >
        <FieldInput
          field={field}
          isBare
          size="xs"
          value={chosen}
          values={edit.values}
          error={edit.errors[field.name]}
          onChosen={(value) => value === started.current && edit.cancel()}
          onChange={(value) => edit.set(field, value)}
          onBlur={() => {
            if (!conflict && !edit.isBusy) void edit.submit();
          }}
        />
      </div>
      {conflict && (
        <ConflictDialog
          fields={[field]}
          differences={conflict.found}
          isBusy={edit.isBusy}
          save={(choices) => void edit.resolve(choices)}
          close={edit.closeConflict}
        />
      )}
    </>
  );
}

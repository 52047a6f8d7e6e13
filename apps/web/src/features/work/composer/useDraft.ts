import { useState } from 'react';
import { useMe } from '../../../lib/session.queries.ts';
import type { Values } from '../../../ui/record-form/fields.ts';
import type { Ref } from '../../../ui/records.ts';
import { draftKey, readDraft, writeDraft } from './draft.ts';

/** What one person has begun to write on one record, kept in this browser until it is saved. */
export interface Draft<Value> {
  value: Value;
  set: (value: Value) => void;
  clear: () => void;
}

/**
 * The draft of a form on a record.
 * @param kind the tab: `note`
 * @param empty what the form begins with; fields that are missing in an older draft come from it
 */
export function useDraft<Value extends Values>(of: Ref, kind: string, empty: Value): Draft<Value> {
  const me = useMe();
  const key = draftKey(me.id, of, kind);
  const [value, setValue] = useState<Value>(() => ({ ...empty, ...readDraft(key) }));
  return {
    value,
    set: (next) => {
      setValue(next);
      writeDraft(key, next, empty);
    },
    clear: () => {
      setValue(empty);
      writeDraft(key, {}, {});
    },
  };
}

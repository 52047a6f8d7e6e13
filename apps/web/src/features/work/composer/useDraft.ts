import { useState } from 'react';
import { browserStorage } from '../../../ui/writing/browser-storage.ts';
import { useMe } from '../../../lib/session.queries.ts';
import type { Ref } from '../../../ui/records.ts';

/** What one person has begun to write on one record, kept in this browser until it is saved. */
export interface Draft<Value> {
  value: Value;
  set: (value: Value) => void;
  clear: () => void;
}

function read<Value>(key: string, empty: Value): Value {
  try {
    const stored = browserStorage()?.getItem(key);
    return stored ? { ...empty, ...(JSON.parse(stored) as Value) } : empty;
  } catch {
    return empty;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) browserStorage()?.removeItem(key);
    else browserStorage()?.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage a draft lives as long as the page.
  }
}

/**
 * The draft of a form on a record.
 * @param kind the tab: `note`
 * @param empty what the form begins with; fields that are missing in an older draft come from it
 */
export function useDraft<Value extends object>(of: Ref, kind: string, empty: Value): Draft<Value> {
  const me = useMe();
  const key = `atrium:draft:${me.id}:${of.type}:${of.id}:${kind}`;
  const [value, setValue] = useState(() => read(key, empty));
  return {
    value,
    set: (next) => {
      setValue(next);
      write(key, next);
    },
    clear: () => {
      setValue(empty);
      write(key, undefined);
    },
  };
}

import { browserStorage } from '../../../ui/writing/browser-storage.ts';
import type { Values } from '../../../ui/record-form/fields.ts';
import type { Ref } from '../../../ui/records.ts';

/** Where what somebody is writing on a record is kept in this browser. */
export function draftKey(user: number, { type, id }: Ref, tab: string): string {
  return `atrium:draft:${user}:${type}:${id}:${tab}`;
}

/** What was being written; nothing where there is none, or it cannot be read. */
export function readDraft(key: string): Values {
  try {
    const kept: unknown = JSON.parse(browserStorage()?.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Values) : {};
  } catch {
    return {};
  }
}

/** Keeps what differs from an empty form; when nothing does, nothing is kept. */
export function writeDraft(key: string, values: Values, empty: Values): void {
  const written = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(empty[name]),
  );
  try {
    if (written.length === 0) browserStorage()?.removeItem(key);
    else browserStorage()?.setItem(key, JSON.stringify(Object.fromEntries(written)));
  } catch {
    // A full or forbidden store keeps nobody from writing.
  }
}

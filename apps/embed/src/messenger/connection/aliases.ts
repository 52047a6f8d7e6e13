import type { Store } from '../../storage.ts';

const KEY = 'alias';
const KEPT = 20;

/** What became of the last few `local:` conversations; a reload or another tab may still speak of them. */
export function readAliases(store: Store): Record<string, string> {
  try {
    return JSON.parse(store.get(KEY) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

export function keepAlias(store: Store, thread: string, conversation_id: string) {
  const kept = Object.entries(readAliases(store)).slice(1 - KEPT);
  const aliases = Object.fromEntries([...kept, [thread, conversation_id]]);
  store.set(KEY, JSON.stringify(aliases));
  return aliases;
}

export function forgetAliases(store: Store): void {
  store.set(KEY, null);
}

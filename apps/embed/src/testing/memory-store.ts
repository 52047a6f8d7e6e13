import type { Store } from '../storage.ts';

/** A store over a map that outlives the page it is used in. */
export function memoryStore(kept = new Map<string, string>()): Store {
  return {
    persistent: true,
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    names: (prefix) => [...kept.keys()].filter((name) => name.startsWith(prefix)),
  };
}

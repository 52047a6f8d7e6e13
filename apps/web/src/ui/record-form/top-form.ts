import { useEffect, useState, useSyncExternalStore } from 'react';

let open: readonly symbol[] = [];
const listeners = new Set<() => void>();

function change(next: readonly symbol[]): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Is this form the topmost? A look-up can open one above another, and Escape is for that one alone. */
export function useIsTopForm(): boolean {
  const [own] = useState(() => Symbol('form'));
  useEffect(() => {
    change([...open, own]);
    return () => change(open.filter((each) => each !== own));
  }, [own]);
  return useSyncExternalStore(subscribe, () => open.at(-1)) === own;
}

import { useEffect, useSyncExternalStore } from 'react';
import type { KeyGroup } from './HelpDialog.tsx';

let groups: readonly KeyGroup[] = [];
const listeners = new Set<() => void>();

function change(next: readonly KeyGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

/** While the screen is shown, its keys stand in the help dialog. Give a group made outside the component. */
export function useHelpKeys(group: KeyGroup): void {
  useEffect(() => {
    change([...groups, group]);
    return () => change(groups.filter((each) => each !== group));
  }, [group]);
}

/** The keys of the screens that are shown now. */
export function useScreenKeys(): readonly KeyGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );
}

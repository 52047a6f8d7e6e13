import type { Site } from '@atrium/contract/sites/sites.ts';
import { ConflictDialog } from '../../../ui/record-page/editing/ConflictDialog.tsx';
import { differences as fieldDifferences } from '../../../ui/record-page/editing/merge.ts';
import { pathLabel, shownValue } from './path-words.ts';
import { draftOf, flatten } from './site-draft.ts';
import type { SiteEditing } from './useSiteDraft.ts';

function wordsOf(flat: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(flat).map(([path, value]) => [path, shownValue(value)]));
}

/** Somebody else published meanwhile: theirs and mine, setting by setting. */
export function SiteConflict({ editing, current }: { editing: SiteEditing; current: Site }) {
  const base = flatten(draftOf(editing.base));
  const mine = flatten(editing.draft);
  const theirs = flatten(draftOf(current));
  const changed = Object.fromEntries(
    Object.entries(mine).filter(
      ([path, value]) => JSON.stringify(value) !== JSON.stringify(base[path]),
    ),
  );
  const found = fieldDifferences(wordsOf(base), wordsOf(changed), wordsOf(theirs));
  return (
    <ConflictDialog
      fields={found.map(({ name }) => ({ name, label: pathLabel(name), kind: 'text' }))}
      differences={found}
      isBusy={editing.isBusy}
      save={(choices) =>
        void editing.settle(Object.keys(choices).filter((path) => choices[path] === 'mine'))
      }
      close={editing.closeConflict}
    />
  );
}

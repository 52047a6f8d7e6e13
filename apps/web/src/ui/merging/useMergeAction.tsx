import { IconArrowMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../lib/i18n.ts';
import type { BulkAction } from '../data-table/types.ts';
import { MergeDialog } from './MergeDialog.tsx';
import type { Mergeable, MergeDeclaration } from './merging.queries.ts';

/** Merging as an action of the bulk bar, there when two rows are selected, and the dialog it opens. */
export function useMergeAction<Row extends Mergeable>(of: MergeDeclaration<Row>) {
  const [rows, setRows] = useState<Row[]>([]);
  const [kept, other] = rows;
  const action: BulkAction<Row> = {
    label: t('ui.merge'),
    icon: IconArrowMerge,
    isFor: (selected) => selected.length === 2,
    run: (selected) => {
      setRows(selected);
      return false;
    },
  };
  const dialog = kept && other && (
    <MergeDialog of={of} kept={kept} other={other} close={() => setRows([])} />
  );
  return { action, dialog };
}

import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../feedback/notify.tsx';
import type { Values } from '../../record-form/fields.ts';
import type { ChangeRows, DataTableProps, TableRow } from '../types.ts';
import type { NamedFailure } from './BulkFailures.tsx';

type List<Row extends TableRow> = Pick<DataTableProps<Row>, 'bulk' | 'nameOf' | 'open'>;

/** Changes selected rows, says how many were changed, and keeps for each of the others why it was not. */
export function useChangeRows<Row extends TableRow>({ bulk, nameOf, open }: List<Row>) {
  const [failed, setFailed] = useState<NamedFailure[]>([]);
  const change: ChangeRows<Row> = async (rows: Row[], fields: Values) => {
    const outcome = await bulk?.change?.(rows, fields);
    if (!outcome) return true;
    const reasons = new Map(outcome.failed.map(({ id, reason }) => [id, reason]));
    if (outcome.done > 0) notify.success(t('ui.bulk_done', { count: outcome.done }));
    setFailed(
      rows.flatMap((row) => {
        const reason = reasons.get(row.id);
        return reason === undefined
          ? []
          : [{ id: row.id, name: nameOf(row), to: open?.(row), reason }];
      }),
    );
    return true;
  };
  return { change, failed, closeFailed: () => setFailed([]) };
}

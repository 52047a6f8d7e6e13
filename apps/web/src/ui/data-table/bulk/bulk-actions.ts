import { IconCircleCheck, IconCircleOff, IconPencil, IconUserShare } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../feedback/confirm.ts';
import { notify } from '../../feedback/notify.tsx';
import type { Field, Values } from '../../record-form/fields.ts';
import type { BulkAction, BulkDeclaration } from '../types.ts';

/** Open the dialogs that ask for a value; false, since nothing is done yet. */
interface Pickers<Row> {
  owner: (rows: Row[]) => boolean;
  field: (rows: Row[], field: Field) => boolean;
}

/** The actions of the bulk bar for the selected rows, as the type of record declares them. */
export function bulkActions<Row>(
  bulk: BulkDeclaration<Row>,
  selected: readonly Row[],
  pick: Pickers<Row>,
): BulkAction<Row>[] {
  const actions: BulkAction<Row>[] = [];
  const { isActive } = bulk;
  if (bulk.owner) {
    actions.push({ label: t('ui.change_owner'), icon: IconUserShare, run: pick.owner });
  }
  for (const field of bulk.fields ?? []) {
    const label = t('ui.change_field', { field: field.label });
    actions.push({ label, icon: IconPencil, run: (rows) => pick.field(rows, field) });
  }
  actions.push(...(bulk.more ?? []).filter(({ isFor }) => isFor?.(selected) ?? true));
  if (isActive && selected.some((row) => !isActive(row))) {
    actions.push({
      label: t('ui.reactivate'),
      icon: IconCircleCheck,
      run: (rows) =>
        changeAll(
          bulk,
          rows.filter((row) => !isActive(row)),
          { is_active: true },
        ),
    });
  }
  if (isActive && selected.some(isActive)) {
    actions.push({
      label: t('ui.deactivate'),
      icon: IconCircleOff,
      isDangerous: true,
      run: (rows) => deactivate(bulk, rows.filter(isActive)),
    });
  }
  return actions;
}

async function deactivate<Row>(bulk: BulkDeclaration<Row>, rows: Row[]): Promise<boolean> {
  const isSure = await confirm({
    title: t('ui.deactivate'),
    text: t('ui.deactivate_many', { count: rows.length }),
    action: t('ui.deactivate'),
  });
  return isSure && changeAll(bulk, rows, { is_active: false });
}

/** Changes all and says how many were and were not; true, so that the selection is let go. */
export async function changeAll<Row>(
  bulk: BulkDeclaration<Row>,
  rows: Row[],
  fields: Values,
): Promise<true> {
  const { done, failed } = await bulk.change(rows, fields);
  if (done > 0) notify.success(t('ui.bulk_done', { count: done }));
  if (failed > 0) notify.info(t('ui.bulk_failed', { count: failed }));
  return true;
}

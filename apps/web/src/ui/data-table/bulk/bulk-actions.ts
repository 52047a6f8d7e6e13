import type { Route } from '@atrium/contract/core/route.ts';
import {
  IconCircleCheck,
  IconCircleOff,
  IconDownload,
  IconPencil,
  IconUserShare,
} from '@tabler/icons-react';
import { download } from '../../../lib/api/download.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../feedback/confirm.ts';
import type { Field } from '../../record-form/fields.ts';
import type { BulkAction, BulkDeclaration, ChangeRows, TableRow } from '../types.ts';

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
      run: (rows, change) => {
        const inactive = rows.filter((row) => !isActive(row));
        return change(inactive, { is_active: true });
      },
    });
  }
  if (isActive && selected.some(isActive)) {
    actions.push({
      label: t('ui.deactivate'),
      icon: IconCircleOff,
      isDangerous: true,
      run: (rows, change) => deactivate(rows.filter(isActive), change),
    });
  }
  return actions;
}

async function deactivate<Row>(rows: Row[], change: ChangeRows<Row>): Promise<boolean> {
  const isSure = await confirm({
    title: t('ui.deactivate'),
    text: t('ui.deactivate_many', { count: rows.length }),
    action: t('ui.deactivate'),
  });
  return isSure && change(rows, { is_active: false });
}

/** The selected rows as CSV, in the order of the list. */
export function exportAction<Row extends TableRow>(route: Route, sort?: string): BulkAction<Row> {
  return {
    label: t('ui.export'),
    icon: IconDownload,
    run: async (rows) => {
      const id_in = rows.map(({ id }) => id).join(',');
      await download(route, { id_in, ...(sort && { sort }) });
      return false;
    },
  };
}

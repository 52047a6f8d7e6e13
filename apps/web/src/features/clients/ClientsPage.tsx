import type { Client } from '@atrium/contract/clients/clients.ts';
import { clientList, clients } from '@atrium/contract/clients/clients.ts';
import { Button } from '@mantine/core';
import { IconUserShare, IconUserX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { forEachRow } from '../../lib/lists/in-turn.ts';
import { useMay } from '../../lib/session.queries.ts';
import { DataTable } from '../../ui/data-table/DataTable.tsx';
import type { BulkAction } from '../../ui/data-table/types.ts';
import { confirm } from '../../ui/feedback/confirm.ts';
import { notify } from '../../ui/feedback/notify.tsx';
import { RECORDS } from '../../ui/records.ts';
import { clientColumns, clientFilters } from './client-columns.tsx';
import { clientName } from './client-fields.tsx';
import { ClientForm } from './ClientForm.tsx';
import { clientQuery, clientsQuery, useUpdateClient } from './clients.queries.ts';
import { OwnerDialog } from './OwnerDialog.tsx';

function useBulk(pickOwner: (rows: Client[]) => void) {
  const update = useUpdateClient();
  async function change(rows: Client[], fields: Partial<Client>): Promise<void> {
    const outcome = await forEachRow(rows, ({ id, version }) =>
      update.mutateAsync({ id, body: { ...fields, version } }),
    );
    if (outcome.done > 0) notify.success(t('ui.bulk_done', { count: outcome.done }));
    if (outcome.failed > 0) notify.info(t('ui.bulk_failed', { count: outcome.failed }));
  }
  const actions: BulkAction<Client>[] = [
    { label: t('clients.change_owner'), icon: IconUserShare, run: pickOwner },
    {
      label: t('clients.deactivate'),
      icon: IconUserX,
      isDangerous: true,
      run: async (rows) => {
        const isSure = await confirm({
          title: t('clients.deactivate_title'),
          text: t('clients.deactivate_many', { count: rows.length }),
          action: t('clients.deactivate'),
        });
        if (isSure) await change(rows, { is_active: false });
      },
    },
  ];
  return { actions, change };
}

/** The list of clients. */
export function ClientsPage() {
  const cache = useQueryClient();
  const mayWrite = useMay('clients.write');
  const [isCreating, setCreating] = useState(false);
  const [owned, setOwned] = useState<Client[]>();
  const { actions, change } = useBulk(setOwned);
  const columns = useMemo(clientColumns, []);
  const create = mayWrite ? () => setCreating(true) : undefined;
  return (
    <>
      <DataTable<Client>
        name="clients"
        record="client"
        title={t('clients.title')}
        declaration={clientList}
        columns={columns}
        query={clientsQuery}
        nameOf={clientName}
        open={({ id }) => `/clients/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(clientQuery(id))}
        filters={clientFilters()}
        exportRoute={clients.export}
        {...(mayWrite ? { bulk: actions } : {})}
        onNew={create}
        newLabel={t('shell.new_client')}
        empty={{
          icon: RECORDS.client.icon,
          title: t('clients.empty_title'),
          text: t('clients.empty_text'),
          action: create && <Button onClick={create}>{t('clients.create')}</Button>,
        }}
      />
      {isCreating && <ClientForm close={() => setCreating(false)} />}
      {owned && (
        <OwnerDialog
          rows={owned}
          change={(owner_id) => change(owned, { owner_id })}
          close={() => setOwned(undefined)}
        />
      )}
    </>
  );
}

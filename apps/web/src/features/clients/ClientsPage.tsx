import type { Client } from '@atrium/contract/clients/clients.ts';
import { clientList, clients, ClientUpdate } from '@atrium/contract/clients/clients.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { t } from '../../lib/i18n.ts';
import { forEachRow } from '../../lib/lists/in-turn.ts';
import { useMay } from '../../lib/session.queries.ts';
import { DataTable } from '../../ui/data-table/DataTable.tsx';
import type { BulkDeclaration } from '../../ui/data-table/types.ts';
import type { Values } from '../../ui/record-form/fields.ts';
import { RECORDS } from '../../ui/records.ts';
import { userLookup } from '../settings/users/users.queries.ts';
import { clientColumns, clientFilters } from './client-columns.tsx';
import { clientName } from './client-fields.tsx';
import { ClientForm } from './ClientForm.tsx';
import { clientQueries, useUpdateClient } from './clients.queries.ts';

/** The list of clients. */
export function ClientsPage() {
  const cache = useQueryClient();
  const mayWrite = useMay('clients.write');
  const [isCreating, setCreating] = useState(false);
  const update = useUpdateClient();
  const columns = useMemo(clientColumns, []);
  const save = (id: number, body: Values) =>
    update.mutateAsync({ id, body: body as z.input<typeof ClientUpdate> });
  const bulk: BulkDeclaration<Client> = {
    change: (rows, fields) =>
      forEachRow(rows, ({ id, version }) => save(id, { ...fields, version })),
    owner: userLookup,
    isActive: ({ is_active }) => is_active,
  };
  const create = mayWrite ? () => setCreating(true) : undefined;
  return (
    <>
      <DataTable<Client>
        name="clients"
        record="client"
        title={t('clients.title')}
        declaration={clientList}
        columns={columns}
        query={clientQueries.list}
        nameOf={clientName}
        open={({ id }) => `/clients/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(clientQueries.one(id))}
        filters={clientFilters()}
        exportRoute={clients.export}
        bulk={mayWrite ? bulk : undefined}
        edit={mayWrite ? { shape: ClientUpdate, save } : undefined}
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
    </>
  );
}

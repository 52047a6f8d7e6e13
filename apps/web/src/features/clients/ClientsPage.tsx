import type { Client } from '@atrium/contract/clients/clients.ts';
import { clientList, clients, ClientUpdate } from '@atrium/contract/clients/clients.ts';
import { useMemo } from 'react';
import type { z } from 'zod';
import { t } from '../../lib/i18n.ts';
import { forEachRow } from '../../lib/lists/in-turn.ts';
import { useMay } from '../../lib/session.queries.ts';
import { RecordList } from '../../ui/data-table/RecordList.tsx';
import type { BulkDeclaration } from '../../ui/data-table/types.ts';
import type { Values } from '../../ui/record-form/fields.ts';
import { userLookup } from '../settings/users/users.queries.ts';
import { clientColumns, clientFilters } from './client-columns.tsx';
import { clientName } from './client-fields.tsx';
import { ClientForm } from './ClientForm.tsx';
import { clientQueries, useUpdateClient } from './clients.queries.ts';

/** The list of clients. */
export function ClientsPage() {
  const mayWrite = useMay('clients.write');
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
  const create = { label: t('shell.new_client'), action: t('clients.create'), form: ClientForm };
  return (
    <RecordList
      name="clients"
      record="client"
      title={t('clients.title')}
      declaration={clientList}
      columns={columns}
      queries={clientQueries}
      nameOf={clientName}
      open={({ id }) => `/clients/${id}`}
      filters={clientFilters()}
      exportRoute={clients.export}
      bulk={bulk}
      edit={{ shape: ClientUpdate, save }}
      mayWrite={mayWrite}
      create={create}
      empty={{ title: t('clients.empty_title'), text: t('clients.empty_text') }}
    />
  );
}

import type { Client } from '@atrium/contract/clients/clients.ts';
import { clients } from '@atrium/contract/clients/clients.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { queryOptions } from '@tanstack/react-query';
import { call, callList } from '../../lib/api/call.ts';
import {
  recordQueries,
  useCreateRecord,
  useUpdateRecord,
} from '../../lib/records/record-queries.ts';
import { lookupOf } from '../../ui/lookup/lookup-of.ts';

export const clientQueries = recordQueries('clients', clients);

/** The browsers seen for a client. */
export const clientVisitorsQuery = (id: number) =>
  queryOptions({
    queryKey: ['clients', 'visitors', id],
    queryFn: ({ signal }) => call(clients.visitors, { params: { id }, signal }),
  });

/** The newest conversations with some clients. */
export const clientConversationsQuery = (ids: readonly number[]) =>
  queryOptions({
    queryKey: ['conversations', 'of-client', ...ids],
    queryFn: ({ signal }) => {
      const query = { client_id_in: ids.join(','), per_page: 5 };
      return callList(conversations.list, { query, signal });
    },
    enabled: ids.length > 0,
  });

/** Creates a client. */
export const useCreateClient = () => useCreateRecord('clients', clients.create);

/** Changes a client; the record page has the answer at once. */
export const useUpdateClient = () => useUpdateRecord('clients', clients.update);

/** Finds a client by name or e-mail. */
export const clientLookup = lookupOf<Client, Client>({
  key: 'clients',
  routes: clients,
  option: ({ id, name, email }) => ({ value: String(id), label: name ?? email, hint: email }),
});

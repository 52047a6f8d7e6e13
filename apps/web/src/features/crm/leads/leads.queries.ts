import type { BodyInput } from '@atrium/contract/core/route.ts';
import type { Lead } from '@atrium/contract/crm/leads.ts';
import { leads } from '@atrium/contract/crm/leads.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';
import {
  recordQueries,
  useBulkUpdate,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const leadQueries = recordQueries<Lead, Lead>('leads', leads);

/** Creates a lead. */
export const useCreateLead = () => useCreateRecord<Lead>('leads', leads.create);

/** Changes a lead. */
export const useUpdateLead = () => useUpdateRecord<Lead>('leads', leads.update);

/** Changes many leads at once. */
export const useBulkLeads = () => useBulkUpdate('leads', leads.bulk);

/** Finds a lead that is open. */
export const leadLookup = lookupOf({
  key: 'leads',
  routes: leads,
  option: ({ id, name, company, email }: Lead) => ({
    value: String(id),
    label: name,
    hint: [company, email].filter(Boolean).join(' · '),
  }),
});

/** Accounts and contacts that may be those of a lead already. */
export const conversionQuery = (id: number) =>
  queryOptions({
    queryKey: ['leads', 'conversion', id],
    queryFn: ({ signal }) => call(leads.conversion, { params: { id }, signal }),
  });

/** What may be the same as a lead. */
export const duplicatesQuery = ({ id, first_name, last_name, company, email, website }: Lead) => {
  const known = { last_name, company, except_id: id };
  const body = {
    ...known,
    ...(first_name && { first_name }),
    ...(email && { email }),
    ...(website && { website }),
  };
  return queryOptions({
    queryKey: ['leads', 'duplicates', body],
    queryFn: ({ signal }) => call(leads.duplicates, { body, signal }),
  });
};

/** Shows the lead as it is now, and what else is touched of these kinds. */
function useRefresh(kinds: readonly string[]) {
  const cache = useQueryClient();
  return (lead: Lead) => {
    cache.setQueryData(leadQueries.one(lead.id).queryKey, lead);
    return refreshKind(cache, ...kinds);
  };
}

/** Makes account, contact and opportunity of a lead. */
export function useConvertLead(id: number) {
  const refresh = useRefresh(['leads', 'accounts', 'contacts', 'opportunities', 'clients']);
  return useMutation({
    mutationFn: (body: BodyInput<typeof leads.convert>) =>
      call(leads.convert, { params: { id }, body }),
    onSuccess: ({ lead }) => refresh(lead),
  });
}

/** Takes a conversion back. Which of the three it took back, the server tells everybody. */
export function useUndoConversion() {
  const refresh = useRefresh(['leads', 'clients']);
  return useMutation({
    mutationFn: ({ id, version }: Lead) =>
      call(leads.undoConversion, { params: { id }, body: { version } }),
    onSuccess: refresh,
  });
}

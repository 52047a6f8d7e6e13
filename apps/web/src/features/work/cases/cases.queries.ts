import type { BodyInput } from '@atrium/contract/core/route.ts';
import type { Case, CaseDetail } from '@atrium/contract/work/cases.ts';
import { cases } from '@atrium/contract/work/cases.ts';
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

export const caseQueries = recordQueries<Case, CaseDetail>('cases', cases);
export const useCreateCase = () => useCreateRecord<CaseDetail>('cases', cases.create);
export const useUpdateCase = () => useUpdateRecord<CaseDetail>('cases', cases.update);
export const useBulkCases = () => useBulkUpdate('cases', cases.bulk);

/** How many open cases are mine, nobody's, there, and late. */
export const caseCountsQuery = queryOptions({
  queryKey: ['cases', 'counts'],
  queryFn: ({ signal }) => call(cases.counts, { signal }),
});

/** Finds an open case by its number, subject or account. */
export const caseLookup = lookupOf<Case, CaseDetail>({
  key: 'cases',
  routes: cases,
  option: ({ id, name, account_name, client_name }) => ({
    value: String(id),
    label: name,
    hint: account_name ?? client_name ?? undefined,
  }),
});

/** Makes a case of a conversation. */
export function useMakeCase(conversation: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof cases.fromConversation>) =>
      call(cases.fromConversation, { params: { id: conversation }, body }),
    onSuccess: () => refreshKind(cache, 'cases'),
  });
}

import type { LeadSource } from '@atrium/contract/crm/stages.ts';
import { leadSources, salesTargets, stages } from '@atrium/contract/crm/stages.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api/call.ts';

/** The stages of a deal, in order, inactive ones last. */
export const stagesQuery = queryOptions({
  queryKey: ['stages', 'list'],
  queryFn: ({ signal }) => call(stages.list, { signal }),
});

/** Where business comes from, in order, inactive ones too. */
export const leadSourcesQuery = queryOptions({
  queryKey: ['lead-sources', 'list'],
  queryFn: ({ signal }) => call(leadSources.list, { signal }),
});

/** What everybody is to sell in a year. */
export const salesTargetsQuery = (year: number) =>
  queryOptions({
    queryKey: ['sales-targets', year],
    queryFn: ({ signal }) => call(salesTargets.list, { query: { year: String(year) }, signal }),
  });

const NONE: LeadSource[] = [];

/** The lead sources to choose from; the one a record has stays a choice when it is no longer in use. */
export function useLeadSourceChoices(current?: string | null): { value: string; label: string }[] {
  const { data = NONE } = useQuery(leadSourcesQuery);
  return useMemo(
    () =>
      data
        .filter(({ is_active, name }) => is_active || name === current)
        .map(({ name }) => ({ value: name, label: name })),
    [data, current],
  );
}

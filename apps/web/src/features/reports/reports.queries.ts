import type { ReportName } from '@atrium/contract/home/reports.ts';
import { reports } from '@atrium/contract/home/reports.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

/** What is asked of a report; it lives in the address. */
export interface ReportSearch {
  group?: string;
  from?: string;
  to?: string;
  owner_id?: string;
}

/** One report. */
export const reportQuery = (name: ReportName, search: ReportSearch) =>
  queryOptions({
    queryKey: ['reports', name, search] as const,
    queryFn: ({ signal }) => call(reports.get, { query: { ...search, name }, signal }),
    placeholderData: keepPreviousData,
  });

import type { MrrMonth, RetainerGrid } from '@atrium/contract/commerce/retainers.ts';
import { retainers } from '@atrium/contract/commerce/retainers.ts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, callList } from '../../../lib/api/call.ts';

/** What every account paid for each month of a year. */
export const gridQuery = (year: number) =>
  queryOptions<RetainerGrid>({
    queryKey: ['retainers', 'grid', year],
    queryFn: ({ signal }) => call(retainers.grid, { query: { year }, signal }),
    placeholderData: keepPreviousData,
  });

/** Cells of the grid: those of an account, of a month, or both. */
export interface Cells {
  account_id?: number;
  /** `2026-03`; left out, the whole year. */
  month?: string;
  year: number;
}

const PAGE = 100;

/** The payments behind cells of the grid, page by page. */
export const cellPaymentsQuery = ({ account_id, month, year }: Cells) =>
  infiniteQueryOptions({
    queryKey: ['retainers', 'payments', { account_id, month, year }],
    queryFn: ({ signal, pageParam }) => {
      const months = month === undefined ? { year } : { month };
      const query = { account_id, ...months, page: pageParam, per_page: PAGE };
      return callList(retainers.payments, { query, signal });
    },
    initialPageParam: 1,
    getNextPageParam: ({ total }, pages) =>
      pages.length * PAGE < total ? pages.length + 1 : undefined,
  });

/** Recurring revenue of the last twelve months, and how it moved. */
export const mrrQuery = queryOptions<MrrMonth[]>({
  queryKey: ['retainers', 'mrr'],
  queryFn: ({ signal }) => call(retainers.mrr, { query: {}, signal }),
});

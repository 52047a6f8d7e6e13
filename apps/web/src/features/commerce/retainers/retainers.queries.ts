import type { MrrMonth, RetainerGrid } from '@atrium/contract/commerce/retainers.ts';
import { retainers } from '@atrium/contract/commerce/retainers.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

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

/** The payments behind cells of the grid. */
export const cellPaymentsQuery = ({ account_id, month, year }: Cells) =>
  queryOptions({
    queryKey: ['retainers', 'payments', { account_id, month, year }],
    queryFn: ({ signal }) => {
      const query = month === undefined ? { account_id, year } : { account_id, month };
      return call(retainers.payments, { query, signal });
    },
  });

/** Recurring revenue of the last twelve months, and how it moved. */
export const mrrQuery = queryOptions<MrrMonth[]>({
  queryKey: ['retainers', 'mrr'],
  queryFn: ({ signal }) => call(retainers.mrr, { query: {}, signal }),
});

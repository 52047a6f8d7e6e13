import { pipeline } from '@atrium/contract/crm/pipeline.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../../lib/api/call.ts';

/** Which months of whom. */
export interface ForecastRange {
  from: string;
  months: number;
  owner_id?: string;
}

/** What may be expected, by month and owner. It follows deals, not targets: those are set in Settings. */
export const forecastQuery = (range: ForecastRange) =>
  queryOptions({
    queryKey: ['opportunities', 'forecast', range] as const,
    queryFn: ({ signal }) => call(pipeline.forecast, { query: { ...range }, signal }),
    placeholderData: keepPreviousData,
  });

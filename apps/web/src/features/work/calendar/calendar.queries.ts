import type { ResponseOf } from '@atrium/contract/core/route.ts';
import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { activities } from '@atrium/contract/work/activities/activities.ts';
import { calendar } from '@atrium/contract/work/activities/calendar.ts';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';
import { activityQueries } from '../activities/activities.queries.ts';

/** Under this key a change of any activity asks again for what is on screen. */
const KEY = 'activities';

export interface Range {
  from: string;
  to: string;
}

/** Part of the calendar of one person, or of everybody. */
export const rangeQuery = ({ from, to }: Range, assigned_to: string) =>
  queryOptions({
    queryKey: [KEY, 'calendar', from, to, assigned_to],
    queryFn: ({ signal }) => call(calendar.range, { query: { from, to, assigned_to }, signal }),
    placeholderData: keepPreviousData,
  });

type Answer = ResponseOf<typeof calendar.range>;

/** Moves an activity; the calendars on screen have the answer at once, so that it can be moved again. */
export function useMoveActivity() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      body,
    }: {
      id: number;
      body: Record<string, unknown> & { version: number };
    }) => call(activities.update, { params: { id }, body }),
    onSuccess: (moved: ActivityDetail) => {
      cache.setQueryData(activityQueries.one(moved.id).queryKey, moved);
      cache.setQueriesData<Answer>(
        { queryKey: [KEY, 'calendar'] },
        (answer) =>
          answer && {
            ...answer,
            activities: answer.activities.map((row) => (row.id === moved.id ? moved : row)),
          },
      );
    },
    onSettled: () => refreshKind(cache, KEY),
  });
}

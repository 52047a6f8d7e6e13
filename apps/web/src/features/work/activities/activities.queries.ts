import type { Activity, ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { activities } from '@atrium/contract/work/activities/activities.ts';
import { myDay } from '@atrium/contract/work/activities/my-day.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { refreshKind } from '../../../lib/live/refresh-records.ts';
import {
  recordQueries,
  useBulkUpdate,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { dayText } from '../../../lib/time.ts';
import { notify } from '../../../ui/feedback/notify.tsx';

const KEY = 'activities';

export const activityQueries = recordQueries<Activity, ActivityDetail>(KEY, activities);
export const useCreateActivity = () => useCreateRecord<ActivityDetail>(KEY, activities.create);
export const useUpdateActivity = () => useUpdateRecord<ActivityDetail>(KEY, activities.update);
export const useBulkActivities = () => useBulkUpdate(KEY, activities.bulk);

/** What the person at the screen has to do. */
export const myDayQuery = queryOptions({
  queryKey: [KEY, 'my-day'],
  queryFn: ({ signal }) => call(myDay.get, { signal }),
});

/** How much of it waits; at midnight another day begins, so it is looked at again from time to time. */
export const dueQuery = queryOptions({
  queryKey: [KEY, 'due'],
  queryFn: ({ signal }) => call(myDay.due, { signal }),
  refetchInterval: 10 * 60_000,
});

type Subject = Pick<Activity, 'id' | 'subject'>;

/** Completes an activity and opens it again, each with a toast that takes it back. */
export function useTurnActivity() {
  const cache = useQueryClient();
  const turn = useMutation({
    mutationFn: ({ id, way }: { id: number; way: 'complete' | 'reopen' }) =>
      call(activities[way], { params: { id }, body: {} }),
    onSuccess: (answer) => {
      cache.setQueryData(activityQueries.one(answer.id).queryKey, answer);
      return refreshKind(cache, KEY);
    },
    onError: (error) => notify.problem(error),
  });
  async function complete({ id, subject: name }: Subject): Promise<void> {
    const { next } = await turn.mutateAsync({ id, way: 'complete' });
    const text = next
      ? t('work.activities.completed_next', { name, day: dayText(next.due_date) })
      : t('work.activities.completed', { name });
    notify.success(text, { undo: () => turn.mutate({ id, way: 'reopen' }) });
  }
  async function reopen({ id, subject: name }: Subject): Promise<void> {
    await turn.mutateAsync({ id, way: 'reopen' });
    notify.success(t('work.activities.reopened', { name }));
  }
  return { complete, reopen, isBusy: turn.isPending };
}

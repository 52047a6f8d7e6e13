import { addDays } from '@atrium/contract/core/calendar.ts';
import { COMING_DAYS, type MyDay } from '@atrium/contract/work/activities/my-day.ts';
import { userIdOf, type Scope } from '../../../../platform/scope.ts';
import { localTime } from '../../time/time.queries.ts';
import { present } from '../activities.service.ts';
import { comingEvents, countOpen, openTasks } from './my-day.queries.ts';

/** What the caller has to do, by the days of his time zone. */
export function getMyDay(scope: Scope): Promise<MyDay> {
  return scope.platform.db.transact(scope, async (tx) => {
    const user_id = userIdOf(scope) ?? 0;
    const { today: date, time_zone } = await localTime(tx, scope, user_id);
    const last = addDays(date, COMING_DAYS);
    const days = { user_id, date, last };
    const tasks = await openTasks(tx, scope, days);
    const events = await comingEvents(tx, scope, days);
    const counts = await countOpen(tx, scope, days);
    const shown = (part: keyof typeof counts) =>
      tasks.filter((row) => row.part === part).map((row) => present(scope, row));
    return {
      date,
      time_zone,
      overdue: shown('overdue'),
      today: shown('today'),
      upcoming: shown('upcoming'),
      undated: shown('undated'),
      events: events.map((row) => present(scope, row)),
      counts,
    };
  });
}

/** How many of the caller's tasks wait: the figures at the sidebar. */
export function countDue(scope: Scope): Promise<Pick<MyDay['counts'], 'overdue' | 'today'>> {
  return scope.platform.db.transact(scope, async (tx) => {
    const user_id = userIdOf(scope) ?? 0;
    const { today: date } = await localTime(tx, scope, user_id);
    return countOpen(tx, scope, { user_id, date, last: date });
  });
}

import type { QueryOf, ResponseOf } from '@atrium/contract/core/route.ts';
import { CALENDAR_ENTRIES, type calendar } from '@atrium/contract/work/activities/calendar.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { present } from '../activities/activities.service.ts';
import { daysOf, listBetween } from './range.queries.ts';

type Range = (typeof calendar)['range'];

/** Part of the calendar of one person, or of everybody. */
export function getRange(scope: Scope, query: QueryOf<Range>): Promise<ResponseOf<Range>> {
  const { from, to, assigned_to } = query;
  return scope.platform.db.transact(scope, async (tx) => {
    const own = userIdOf(scope);
    const days = await daysOf(tx, { from, to, user_id: own });
    const user_id = assigned_to === 'me' ? (own ?? 0) : assigned_to;
    const whose = user_id === 'all' ? {} : { user_id };
    const rows = await listBetween(tx, scope, { from, to, ...days, ...whose });
    const activities = rows.slice(0, CALENDAR_ENTRIES).map((row) => present(scope, row));
    return { activities, is_cut: rows.length > CALENDAR_ENTRIES };
  });
}

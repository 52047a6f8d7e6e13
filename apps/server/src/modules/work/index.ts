import type { Module } from '../../platform/module.ts';
import type { Neighbors } from '../crm/index.ts';
import { registerActivities } from './activities/activities.routes.ts';
import { activitiesOnSales } from './activities/moving/moving.ts';
import { remindOfActivities } from './activities/reminders/remind.ts';
import { registerCalendar } from './calendar/calendar.routes.ts';
import { registerCases } from './cases/cases.routes.ts';
import { respondByLogging } from './cases/clock/respond.ts';
import { watchCases } from './cases/clock/watch.ts';
import { followConversations } from './cases/conversations/follow.ts';
import { casesOnSales } from './cases/merging.ts';
import { moveWithOrganization, reckonAnew } from './cases/sla/reckon-anew.ts';
import { registerAttachments } from './files/attachments.routes.ts';
import { purgeFiles } from './files/purge.ts';
import { registerFollowing } from './following/following.routes.ts';
import { followersHear } from './following/tell-followers.ts';
import { wordsOnSales } from './notes/moving.ts';
import { registerNotes } from './notes/notes.routes.ts';

// For the demo agency.
export { add as addCase } from './cases/create.service.ts';
export { update as updateCase } from './cases/change.service.ts';
export { makeCaseOf } from './cases/conversations/convert.service.ts';
export { add as addNote } from './notes/notes.service.ts';

/** What this room hangs on the records of sales: it moves when two become one, and goes along with a conversion. */
export const workOnSales: Neighbors = {
  ...activitiesOnSales,
  related: [...wordsOnSales, ...casesOnSales, ...activitiesOnSales.related],
};

/** What people do: activities, cases, notes and files. */
export const work: Module = {
  name: 'work',
  subscribers: [followersHear, respondByLogging, moveWithOrganization, ...followConversations],
  jobs: [remindOfActivities, watchCases, reckonAnew, purgeFiles],
  routes(api) {
    registerActivities(api);
    registerCalendar(api);
    registerCases(api);
    registerNotes(api);
    registerAttachments(api);
    registerFollowing(api);
  },
};

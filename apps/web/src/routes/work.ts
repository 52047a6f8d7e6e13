import { caseList } from '@atrium/contract/work/cases.ts';
import { activityList } from '@atrium/contract/work/activities/activities.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needMessages } from '../lib/i18n.ts';
import { listSearch } from '../lib/lists/list-search.ts';
import { calendarSearch } from '../features/work/calendar/calendar-view.ts';
import { shellRoute } from './shell.ts';

const shared = { getParentRoute: () => shellRoute, beforeLoad: () => needMessages('work') };

const ofCases = { ...shared, beforeLoad: () => needMessages('crm', 'work') };

/** The screens of what people do: tasks, meetings, calls, cases. */
export const workRoutes = [
  createRoute({
    ...shared,
    path: '/activities',
    validateSearch: listSearch(activityList),
    component: lazyRouteComponent(
      () => import('../features/work/activities/list/ActivitiesPage.tsx'),
      'ActivitiesPage',
    ),
  }),
  createRoute({
    ...shared,
    path: '/activities/$id',
    component: lazyRouteComponent(
      () => import('../features/work/activities/page/ActivityPage.tsx'),
      'ActivityPage',
    ),
  }),
  createRoute({
    ...shared,
    path: '/my-day',
    component: lazyRouteComponent(
      () => import('../features/work/activities/my-day/MyDayPage.tsx'),
      'MyDayPage',
    ),
  }),
  createRoute({
    ...ofCases,
    path: '/cases',
    validateSearch: listSearch(caseList),
    component: lazyRouteComponent(
      () => import('../features/work/cases/list/CasesPage.tsx'),
      'CasesPage',
    ),
  }),
  createRoute({
    ...ofCases,
    path: '/cases/$id',
    component: lazyRouteComponent(
      () => import('../features/work/cases/page/CasePage.tsx'),
      'CasePage',
    ),
  }),
  createRoute({
    ...shared,
    path: '/calendar',
    validateSearch: calendarSearch,
    // The calendar's code is much, and nobody else's: it comes with this page alone.
    component: lazyRouteComponent(
      () => import('../features/work/calendar/CalendarPage.tsx'),
      'CalendarPage',
    ),
  }),
] as const;

import { opportunityList } from '@atrium/contract/crm/opportunities.ts';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { lastView } from '../../features/crm/opportunities/switch/opportunity-view.ts';
import { needMessages } from '../../lib/i18n.ts';
import { listSearch } from '../../lib/lists/list-search.ts';
import { plainText } from '../../lib/plain-text.ts';
import { shellRoute } from '../shell.ts';

const ID = /^(me|[1-9]\d{0,14})$/;

/** Keeps of an address what fits; the rest is dropped. */
const searchOf =
  (shapes: Record<string, RegExp>) =>
  (given: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(given).flatMap(([name, value]): [string, string][] => {
        const text = plainText(value);
        return shapes[name]?.test(text) ? [[name, text]] : [];
      }),
    );

const boardSearch = searchOf({ search: /./, owner_id: ID, account_id: ID });
const forecastSearch = searchOf({
  from: /^\d{4}-(0[1-9]|1[0-2])$/,
  months: /^([1-9]|1\d|2[0-4])$/,
  owner_id: ID,
});

const beforeLoad = () => needMessages('crm', 'commerce', 'work');

export const opportunityRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opportunities',
    validateSearch: listSearch(opportunityList),
    beforeLoad: ({ search }) => {
      // A link with conditions means the list of what fits them.
      const view = Object.keys(search).length > 0 ? 'table' : lastView();
      throw redirect({ to: `/opportunities/${view}`, search, replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opportunities/board',
    validateSearch: boardSearch,
    beforeLoad,
    component: lazyRouteComponent(
      () => import('../../features/crm/opportunities/board/BoardPage.tsx'),
      'BoardPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opportunities/table',
    validateSearch: listSearch(opportunityList),
    beforeLoad,
    component: lazyRouteComponent(
      () => import('../../features/crm/opportunities/table/OpportunitiesTable.tsx'),
      'OpportunitiesTable',
    ),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opportunities/forecast',
    validateSearch: forecastSearch,
    beforeLoad,
    component: lazyRouteComponent(
      () => import('../../features/crm/opportunities/forecast/ForecastPage.tsx'),
      'ForecastPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opportunities/$id',
    beforeLoad,
    component: lazyRouteComponent(
      () => import('../../features/crm/opportunities/detail/OpportunityPage.tsx'),
      'OpportunityPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opportunities/$id/products',
    beforeLoad,
    component: lazyRouteComponent(
      () => import('../../features/crm/opportunities/lines/LinesPage.tsx'),
      'LinesPage',
    ),
  }),
] as const;

import { opportunityList } from '@atrium/contract/crm/opportunities.ts';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { needMessages } from '../../lib/i18n.ts';
import { listSearch } from '../../lib/lists/list-search.ts';
import { shellRoute } from '../shell.ts';

const beforeLoad = () => needMessages('crm', 'commerce');

export const opportunityRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/opportunities',
    validateSearch: listSearch(opportunityList),
    beforeLoad: ({ search }) => {
      throw redirect({ to: '/opportunities/table', search, replace: true });
    },
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
    path: '/opportunities/$id',
    beforeLoad,
    component: lazyRouteComponent(
      () => import('../../features/crm/opportunities/OpportunityPage.tsx'),
      'OpportunityPage',
    ),
  }),
] as const;

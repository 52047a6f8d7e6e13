import { opportunityList } from '@atrium/contract/crm/opportunities.ts';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { lastView } from '../../features/crm/opportunities/opportunity-view.ts';
import { needMessages } from '../../lib/i18n.ts';
import { listSearch } from '../../lib/lists/list-search.ts';
import { plainText } from '../../lib/plain-text.ts';
import { shellRoute } from '../shell.ts';

const ID = /^(me|[1-9]\d{0,14})$/;

/** What the board can be narrowed by; the rest of an address is dropped. */
function boardSearch(given: Record<string, unknown>): Record<string, string> {
  const known = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const text = plainText(value);
    const isId = ['owner_id', 'account_id'].includes(name) && ID.test(text);
    return isId || (name === 'search' && text !== '') ? [[name, text]] : [];
  });
  return Object.fromEntries(known);
}

const beforeLoad = () => needMessages('crm', 'commerce');

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
    path: '/opportunities/$id',
    beforeLoad,
    component: lazyRouteComponent(
      () => import('../../features/crm/opportunities/OpportunityPage.tsx'),
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

import { siteList } from '@atrium/contract/sites/sites.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseSiteSearch } from '../features/sites/record/site-tabs.ts';
import { needMessages } from '../lib/i18n.ts';
import { listSearch } from '../lib/lists/list-search.ts';
import { shellRoute } from './shell.ts';

export const siteRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sites',
    beforeLoad: () => needMessages('sites'),
    validateSearch: listSearch(siteList),
    component: lazyRouteComponent(() => import('../features/sites/SitesPage.tsx'), 'SitesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sites/$id',
    beforeLoad: () => needMessages('sites'),
    validateSearch: parseSiteSearch,
    component: lazyRouteComponent(() => import('../features/sites/SitePage.tsx'), 'SitePage'),
  }),
] as const;

import { clientList } from '@atrium/contract/clients/clients.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needMessages } from '../lib/i18n.ts';
import { listSearch } from '../lib/lists/list-search.ts';
import { shellRoute } from './shell.ts';

export const clientRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/clients',
    validateSearch: listSearch(clientList),
    component: lazyRouteComponent(
      () => import('../features/clients/ClientsPage.tsx'),
      'ClientsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/clients/$id',
    beforeLoad: () => needMessages('crm', 'work'),
    component: lazyRouteComponent(() => import('../features/clients/ClientPage.tsx'), 'ClientPage'),
  }),
] as const;

import { leadList } from '@atrium/contract/crm/leads.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needMessages } from '../../lib/i18n.ts';
import { listSearch } from '../../lib/lists/list-search.ts';
import { shellRoute } from '../shell.ts';

const below = {
  getParentRoute: () => shellRoute,
  beforeLoad: () => needMessages('crm', 'commerce', 'work'),
};

export const leadRoutes = [
  createRoute({
    ...below,
    path: '/leads',
    validateSearch: listSearch(leadList),
    component: lazyRouteComponent(
      () => import('../../features/crm/leads/list/LeadsPage.tsx'),
      'LeadsPage',
    ),
  }),
  createRoute({
    ...below,
    path: '/leads/$id',
    component: lazyRouteComponent(
      () => import('../../features/crm/leads/LeadPage.tsx'),
      'LeadPage',
    ),
  }),
] as const;

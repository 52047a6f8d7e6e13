import { productList } from '@atrium/contract/crm/products.ts';
import { auditList } from '@atrium/contract/identity/audit.ts';
import { mailList } from '@atrium/contract/identity/mails.ts';
import { userList } from '@atrium/contract/identity/users.ts';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { yearSearch } from '../features/crm/settings/target-years.ts';
import { needMessages } from '../lib/i18n.ts';
import { listSearch } from '../lib/lists/list-search.ts';
import { shellRoute } from './shell.ts';

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  beforeLoad: () => needMessages('settings'),
  component: lazyRouteComponent(
    () => import('../features/settings/SettingsLayout.tsx'),
    'SettingsLayout',
  ),
});

const below = { getParentRoute: () => settingsRoute };
const ofSelling = { ...below, beforeLoad: () => needMessages('crm', 'work') };

export const settingsRoutes = settingsRoute.addChildren([
  createRoute({
    ...below,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/profile', replace: true });
    },
  }),
  createRoute({
    ...below,
    path: 'profile',
    beforeLoad: () => needMessages('work'),
    component: lazyRouteComponent(
      () => import('../features/settings/profile/ProfilePage.tsx'),
      'ProfilePage',
    ),
  }),
  createRoute({
    ...below,
    path: 'notifications',
    beforeLoad: () => needMessages('notifications'),
    component: lazyRouteComponent(
      () => import('../features/notifications/NotificationsPage.tsx'),
      'NotificationsPage',
    ),
  }),
  createRoute({
    ...below,
    path: 'organization',
    component: lazyRouteComponent(
      () => import('../features/settings/organization/OrganizationPage.tsx'),
      'OrganizationPage',
    ),
  }),
  createRoute({
    ...below,
    path: 'users',
    validateSearch: listSearch(userList),
    component: lazyRouteComponent(
      () => import('../features/settings/users/UsersPage.tsx'),
      'UsersPage',
    ),
  }),
  createRoute({
    ...below,
    path: 'mail',
    validateSearch: listSearch(mailList),
    component: lazyRouteComponent(
      () => import('../features/settings/mails/MailsPage.tsx'),
      'MailsPage',
    ),
  }),
  createRoute({
    ...below,
    path: 'labels',
    component: lazyRouteComponent(
      () => import('../features/settings/labels/LabelsPage.tsx'),
      'LabelsPage',
    ),
  }),
  createRoute({
    ...below,
    path: 'canned-replies',
    component: lazyRouteComponent(
      () => import('../features/settings/canned-replies/CannedRepliesPage.tsx'),
      'CannedRepliesPage',
    ),
  }),
  createRoute({
    ...ofSelling,
    path: 'products',
    validateSearch: listSearch(productList),
    component: lazyRouteComponent(
      () => import('../features/crm/products/ProductsPage.tsx'),
      'ProductsPage',
    ),
  }),
  createRoute({
    ...ofSelling,
    path: 'products/$id',
    component: lazyRouteComponent(
      () => import('../features/crm/products/ProductPage.tsx'),
      'ProductPage',
    ),
  }),
  createRoute({
    ...ofSelling,
    path: 'stages',
    component: lazyRouteComponent(
      () => import('../features/crm/settings/StagesPage.tsx'),
      'StagesPage',
    ),
  }),
  createRoute({
    ...ofSelling,
    path: 'lead-sources',
    component: lazyRouteComponent(
      () => import('../features/crm/settings/SourcesPage.tsx'),
      'SourcesPage',
    ),
  }),
  createRoute({
    ...ofSelling,
    path: 'targets',
    validateSearch: yearSearch,
    component: lazyRouteComponent(
      () => import('../features/crm/settings/TargetsPage.tsx'),
      'TargetsPage',
    ),
  }),
  createRoute({
    ...ofSelling,
    path: 'sla',
    component: lazyRouteComponent(
      () => import('../features/work/cases/sla/SlaPage.tsx'),
      'SlaPage',
    ),
  }),
  createRoute({
    ...below,
    path: 'api-keys',
    component: lazyRouteComponent(
      () => import('../features/settings/api-keys/ApiKeysPage.tsx'),
      'ApiKeysPage',
    ),
  }),
  createRoute({
    ...below,
    path: 'audit',
    validateSearch: listSearch(auditList),
    component: lazyRouteComponent(
      () => import('../features/settings/audit/AuditPage.tsx'),
      'AuditPage',
    ),
  }),
]);

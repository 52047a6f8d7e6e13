import { accountList } from '@atrium/contract/crm/accounts.ts';
import { contactList } from '@atrium/contract/crm/contacts.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needMessages } from '../../lib/i18n.ts';
import { listSearch } from '../../lib/lists/list-search.ts';
import { shellRoute } from '../shell.ts';

const shared = {
  getParentRoute: () => shellRoute,
  beforeLoad: () => needMessages('crm', 'commerce', 'work'),
};

export const accountRoutes = [
  createRoute({
    ...shared,
    path: '/accounts',
    validateSearch: listSearch(accountList),
    component: lazyRouteComponent(
      () => import('../../features/crm/accounts/AccountsPage.tsx'),
      'AccountsPage',
    ),
  }),
  createRoute({
    ...shared,
    path: '/accounts/$id',
    component: lazyRouteComponent(
      () => import('../../features/crm/accounts/AccountPage.tsx'),
      'AccountPage',
    ),
  }),
  createRoute({
    ...shared,
    path: '/contacts',
    validateSearch: listSearch(contactList),
    component: lazyRouteComponent(
      () => import('../../features/crm/contacts/ContactsPage.tsx'),
      'ContactsPage',
    ),
  }),
  createRoute({
    ...shared,
    path: '/contacts/$id',
    component: lazyRouteComponent(
      () => import('../../features/crm/contacts/ContactPage.tsx'),
      'ContactPage',
    ),
  }),
] as const;

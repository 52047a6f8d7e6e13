import { createRoute, lazyRouteComponent, stripSearchParams } from '@tanstack/react-router';
import { parseInboxSearch, STANDARD_SEARCH } from '../features/inbox/list/views.ts';
import { needMessages } from '../lib/i18n.ts';
import { shellRoute } from './shell.ts';

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  beforeLoad: () => needMessages('crm', 'inbox', 'work'),
  validateSearch: parseInboxSearch,
  search: { middlewares: [stripSearchParams(STANDARD_SEARCH)] },
  component: lazyRouteComponent(() => import('../features/inbox/InboxPage.tsx'), 'InboxPage'),
});

/** Both addresses are one screen: opening a conversation never loads the list anew. */
export const inboxRoutes = inboxRoute.addChildren([
  createRoute({ getParentRoute: () => inboxRoute, path: '/' }),
  createRoute({ getParentRoute: () => inboxRoute, path: '$conversationId' }),
]);

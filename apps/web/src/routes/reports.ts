import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { needMessages } from '../lib/i18n.ts';
import { shellRoute } from './shell.ts';

const NAMES = ['group', 'from', 'to', 'owner_id'] as const;

/** What is asked of a report; the server says what makes no sense. */
function reportSearch(
  given: Record<string, unknown>,
): Partial<Record<(typeof NAMES)[number], string>> {
  const known = NAMES.flatMap((name) => {
    const value = given[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(known) as Partial<Record<(typeof NAMES)[number], string>>;
}

export const reportRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    beforeLoad: () => {
      throw redirect({ to: '/reports/$name', params: { name: 'sales' } });
    },
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/$name',
    beforeLoad: () => needMessages('reports'),
    validateSearch: reportSearch,
    component: lazyRouteComponent(
      () => import('../features/reports/ReportsPage.tsx'),
      'ReportsPage',
    ),
  }),
] as const;

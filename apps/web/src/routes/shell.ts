import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isProblem } from '../lib/api/problem.ts';
import { meQuery, setupQuery } from '../lib/session.queries.ts';
import { rootRoute } from './root.ts';

async function toSignIn(client: QueryClient, target: string): Promise<never> {
  const setup = await client.ensureQueryData(setupQuery);
  if (setup.needed) throw redirect({ to: '/setup' });
  throw redirect({ to: '/login', search: target === '/' ? {} : { to: target } });
}

/** Everything behind the sign-in: the frame with sidebar and top bar. Screens hang below it. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context: { client }, location }) => {
    const me = await client.ensureQueryData(meQuery).catch((error: unknown) => {
      if (isProblem(error, 'unauthenticated')) return toSignIn(client, location.href);
      if (isProblem(error, 'password_change_required')) {
        throw redirect({ to: '/change-password' });
      }
      throw error;
    });
    if (me.must_change_password) throw redirect({ to: '/change-password' });
  },
  component: lazyRouteComponent(() => import('../features/shell/Shell.tsx'), 'Shell'),
});

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root.ts';

/** A token of a link, or the screen to go to after signing in. */
function linkSearch(search: Record<string, unknown>): { token?: string; to?: string } {
  const { token, to } = search;
  return {
    ...(typeof token === 'string' ? { token } : {}),
    // Only a path of ours: never the address of another host.
    ...(typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {}),
  };
}

const base = { getParentRoute: () => rootRoute, validateSearch: linkSearch };

export const authRoutes = [
  createRoute({
    ...base,
    path: '/setup',
    component: lazyRouteComponent(() => import('../features/auth/SetupPage.tsx'), 'SetupPage'),
  }),
  createRoute({
    ...base,
    path: '/login',
    component: lazyRouteComponent(() => import('../features/auth/LoginPage.tsx'), 'LoginPage'),
  }),
  createRoute({
    ...base,
    path: '/forgot-password',
    component: lazyRouteComponent(
      () => import('../features/auth/ForgotPasswordPage.tsx'),
      'ForgotPasswordPage',
    ),
  }),
  createRoute({
    ...base,
    path: '/reset-password',
    component: lazyRouteComponent(
      () => import('../features/auth/ResetPasswordPage.tsx'),
      'ResetPasswordPage',
    ),
  }),
  createRoute({
    ...base,
    path: '/change-password',
    component: lazyRouteComponent(
      () => import('../features/auth/ChangePasswordPage.tsx'),
      'ChangePasswordPage',
    ),
  }),
  createRoute({
    ...base,
    path: '/signup',
    component: lazyRouteComponent(() => import('../features/auth/SignupPage.tsx'), 'SignupPage'),
  }),
  createRoute({
    ...base,
    path: '/verify-email',
    component: lazyRouteComponent(
      () => import('../features/auth/VerifyEmailPage.tsx'),
      'VerifyEmailPage',
    ),
  }),
] as const;

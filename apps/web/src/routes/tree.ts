import { authRoutes } from './auth.ts';
import { clientRoutes } from './clients.ts';
import { homeRoute } from './home.ts';
import { inboxRoutes } from './inbox.ts';
import { reportRoutes } from './reports.ts';
import { rootRoute } from './root.ts';
import { salesRoutes } from './sales/index.ts';
import { settingsRoutes } from './settings.ts';
import { shellRoute } from './shell.ts';
import { siteRoutes } from './sites.ts';
import { workRoutes } from './work.ts';

/**
 * All screens. A room adds a file beside this one with its routes below `shellRoute`, each a lazy
 * component, and one line here.
 */
export const routeTree = rootRoute.addChildren([
  ...authRoutes,
  shellRoute.addChildren([
    homeRoute,
    inboxRoutes,
    ...clientRoutes,
    ...siteRoutes,
    ...salesRoutes,
    ...reportRoutes,
    ...workRoutes,
    settingsRoutes,
  ]),
]);

import { accountRoutes } from './accounts.ts';
import { commerceRoutes } from './commerce.ts';
import { leadRoutes } from './leads.ts';
import { opportunityRoutes } from './opportunities.ts';

/** The screens of selling: from a lead to a retainer that renews. */
export const salesRoutes = [
  ...leadRoutes,
  ...accountRoutes,
  ...opportunityRoutes,
  ...commerceRoutes,
] as const;

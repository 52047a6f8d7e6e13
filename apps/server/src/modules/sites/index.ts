import type { Module } from '../../platform/module.ts';
import { demoSiteOnFounding } from './demo-site.ts';
import { publicSites } from './public-sites.ts';
import { registerSites } from './sites.routes.ts';

export { publicSites } from './public-sites.ts';
export { ensure as ensureSite } from './sites.service.ts';
export type { PublicSite } from './sites.queries.ts';

/** Websites with the snippet and what their messenger looks like. */
export const sites: Module = {
  name: 'sites',
  routes: registerSites,
  subscribers: [demoSiteOnFounding],
  allowsOrigin: (platform, origin) => publicSites({ platform }).allowsSomewhere(origin),
};

import { standardConfig } from '@atrium/contract/sites/site-config.ts';
import type { Subscriber } from '../../platform/events/relay.ts';
import { ensure } from './sites.service.ts';

/** The name that the bundled demo website carries in its snippet. */
const DEMO_SITE = 'demo';

/** The first organization gets the bundled demo website, so that a newcomer can chat with himself at once. */
export const demoSiteOnFounding: Subscriber = {
  event: 'organization.created',
  name: 'sites.demo-site-on-founding',
  handle: (scope) =>
    ensure(scope, {
      site_id: DEMO_SITE,
      name: 'Demo website',
      allowed_domains: ['localhost', '127.0.0.1'],
      config: standardConfig(),
    }),
};

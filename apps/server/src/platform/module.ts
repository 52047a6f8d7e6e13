import type { Readiness } from '@atrium/contract/core/health.ts';
import type { Subscriber } from './events/relay.ts';
import type { Api } from './http/api.ts';
import type { Authenticator } from './http/admission/authenticator.ts';
import type { AnyJob } from './jobs/index.ts';
import type { Platform } from './scope.ts';

export type { Authenticator } from './http/admission/authenticator.ts';

/** One room of the house: what it adds to the program. The composition root lists them floor by floor. */
export interface Module {
  name: string;
  routes(api: Api): void;
  authenticators?: Authenticator[];
  subscribers?: Subscriber[];
  jobs?: AnyJob[];
  /** Begins what runs beside requests; returns how to end it. */
  start?(platform: Platform): Promise<() => Promise<void>>;
  /** May pages of this origin call the cross-origin routes at all? Asked for preflights. */
  allowsOrigin?(platform: Platform, origin: string): Promise<boolean>;
  /** What `/api/health/ready` should know of this room. */
  checks?: Record<string, (platform: Platform) => Promise<Partial<Readiness['checks'][string]>>>;
}

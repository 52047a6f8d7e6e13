import type { Readiness } from '@atrium/contract/core/health.ts';
import type { FastifyRequest } from 'fastify';
import type { Subscriber } from './events/relay.ts';
import type { Api } from './http/api.ts';
import type { AnyJob } from './jobs/index.ts';
import type { Caller, Platform, Scope } from './scope.ts';

/** Turns the credentials of a request into a scope; `null` when it carries none of this kind. */
export interface Authenticator {
  kind: 'staff' | 'visitor';
  authenticate(request: FastifyRequest, caller: Caller): Promise<Scope | null>;
}

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

import type { Permission, Role } from '@atrium/contract/core/permissions.ts';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './db/index.ts';
import type { FileStore } from './files/index.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { Live } from './live/index.ts';
import type { Metrics } from './metrics.ts';
import type { Printer } from './pdf/index.ts';
import type { Secrets } from './secrets.ts';

/** The time, injected so that tests decide what it is. */
export interface Clock {
  now(): Date;
}

/** What every module may use; it has no business words. */
export interface Platform {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly db: Database;
  readonly live: Live;
  readonly files: FileStore;
  readonly jobs: JobQueue;
  readonly printer: Printer;
  readonly metrics: Metrics;
}

export type Principal =
  | {
      type: 'user';
      id: number;
      name: string;
      role: Role;
      sessionId: string;
      mustChangePassword: boolean;
    }
  | { type: 'api_key'; id: number; name: string; userId: number }
  | {
      type: 'visitor';
      id: string;
      siteId: number;
      name: string | null;
      proof: 'session' | 'claimed' | 'verified';
      /** Only with a verified proof: the client whose history may be read. */
      clientId: number | null;
    }
  | { type: 'system'; name: string };

/** Somebody calls; nothing is known of him yet. What public routes receive. */
export interface Caller {
  readonly platform: Platform;
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The moment of the request. */
  readonly now: Date;
}

/** Who acts, for which organization, with which permissions: the first argument of every service and query. */
export interface Scope extends Caller {
  readonly org: number;
  readonly principal: Principal;
  readonly permissions: ReadonlySet<Permission>;
}

/** The id of the user behind a scope: himself, or the one who made the API key. */
export function userIdOf(scope: Scope): number | null {
  if (scope.principal.type === 'user') return scope.principal.id;
  return scope.principal.type === 'api_key' ? scope.principal.userId : null;
}

/** A scope for work that nobody asked for just now: jobs, subscribers, seeds. */
export function systemScope(platform: Platform, org: number, name: string): Scope {
  return {
    platform,
    org,
    principal: { type: 'system', name },
    permissions: new Set(),
    requestId: `job:${name}`,
    ip: null,
    userAgent: null,
    now: platform.clock.now(),
  };
}

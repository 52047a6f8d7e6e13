import type { Platform, Scope } from '../../platform/scope.ts';
import { openPasswords, type Passwords } from './passwords/passwords.ts';
import { openSessionCache, type SessionCache } from './sessions/session-cache.ts';

export interface IdentityOptions {
  /** bcrypt's cost factor; 12 unless a test wants to be quick. */
  passwordCost?: number;
  /** Fills a new organization with the demo agency, when its founder asks for it. */
  seedDemo?: (scope: Scope) => Promise<void>;
}

/** What the services of this room share beside the platform. */
export interface Identity {
  readonly passwords: Passwords;
  readonly sessions: SessionCache;
  readonly seedDemo: ((scope: Scope) => Promise<void>) | undefined;
  /**
   * Work whose length must not show in the answer, such as sending mail to an address only if it is known. A fault
   * is logged and not told.
   */
  later(platform: Platform, work: () => Promise<void>): void;
  /** Resolves when nothing is left of that work. */
  settled(): Promise<void>;
}

export function openIdentity(options: IdentityOptions): Identity {
  const running = new Set<Promise<void>>();
  return {
    passwords: openPasswords(options.passwordCost),
    sessions: openSessionCache(),
    seedDemo: options.seedDemo,
    later(platform, work) {
      const run = new Promise<void>((resolve) => setImmediate(resolve))
        .then(work)
        .catch((error: unknown) =>
          platform.log.error({ err: error }, 'work after an answer failed'),
        )
        .finally(() => running.delete(run));
      running.add(run);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

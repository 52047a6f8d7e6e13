import type { Live } from '../../../platform/live/index.ts';
import type { Caller } from '../../../platform/scope.ts';
import { findLive, type LiveSession } from './sessions.queries.ts';

const KEEP_MS = 5000;
const MAX_ENTRIES = 20_000;

/** Sessions as they were at most five seconds ago; what we are told has changed is forgotten at once. */
export interface SessionCache {
  find(caller: Caller, sessionId: string): Promise<LiveSession | undefined>;
  forgetSession(sessionId: string): void;
  forgetUser(userId: number): void;
  /** Listens for changes made by other servers. */
  follow(live: Live): void;
}

interface Entry {
  session: LiveSession;
  until: number;
}

export function openSessionCache(): SessionCache {
  const entries = new Map<string, Entry>();
  // Counts what was forgotten: an answer that was on its way meanwhile may be old and is not kept.
  let generation = 0;
  const forget = (isGone: (session: LiveSession) => boolean) => {
    generation++;
    for (const [id, entry] of entries) if (isGone(entry.session)) entries.delete(id);
  };
  const forgetSession = (sessionId: string) => {
    generation++;
    entries.delete(sessionId);
  };
  const forgetUser = (userId: number) => forget((session) => session.user_id === userId);
  return {
    forgetSession,
    forgetUser,
    async find(caller, sessionId) {
      const now = caller.now.getTime();
      const known = entries.get(sessionId);
      if (known && known.until > now && known.until - now <= KEEP_MS) return known.session;
      const before = generation;
      const session = await caller.platform.db.system((tx) => findLive(tx, sessionId));
      if (session && before === generation) {
        if (entries.size >= MAX_ENTRIES) entries.clear();
        entries.set(sessionId, { session, until: now + KEEP_MS });
      }
      return session;
    },
    follow(live) {
      live.onHint((hint) => {
        if (hint.entity === 'session') forgetSession(hint.id);
        if (hint.entity === 'user') forgetUser(Number(hint.id));
      });
      live.onResync(() => forget(() => true));
    },
  };
}

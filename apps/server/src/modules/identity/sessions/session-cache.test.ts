import { describe, expect, it } from 'vitest';
import type { Hint, Live } from '../../../platform/live/index.ts';
import type { Caller } from '../../../platform/scope.ts';
import { openSessionCache } from './session-cache.ts';
import type { LiveSession } from './sessions.queries.ts';

const SESSION: LiveSession = {
  org_id: 1,
  id: 's',
  user_id: 7,
  expires_at: '2027-01-01T00:00:00.000Z',
  revoked_at: null,
  last_seen_at: '2026-01-01T00:00:00.000Z',
  name: 'A B',
  role: 'admin',
  is_active: true,
  must_change_password: false,
};

/** A caller at a moment, whose database answers when it is let. */
function bench() {
  const cache = openSessionCache();
  const waiting: ((session: LiveSession | undefined) => void)[] = [];
  const system = () => new Promise((resolve) => waiting.push(resolve));
  const ask = (ms: number) =>
    cache.find({ now: new Date(ms), platform: { db: { system } } } as unknown as Caller, 's');
  const answer = (session: LiveSession | undefined) => waiting.shift()?.(session);
  return { cache, ask, answer, asked: () => waiting.length };
}

describe('session cache', () => {
  it('asks the database once in five seconds', async () => {
    const { ask, answer, asked } = bench();
    const first = ask(0);
    answer(SESSION);
    await expect(first).resolves.toBe(SESSION);
    await expect(ask(4999)).resolves.toBe(SESSION);
    expect(asked()).toBe(0);
    void ask(5000);
    expect(asked()).toBe(1);
  });

  it('does not remember that there is none', async () => {
    const { ask, answer, asked } = bench();
    const first = ask(0);
    answer(undefined);
    await expect(first).resolves.toBeUndefined();
    void ask(1);
    expect(asked()).toBe(1);
  });

  it('keeps no answer that was on its way when something was forgotten', async () => {
    const { cache, ask, answer, asked } = bench();
    const first = ask(0);
    cache.forgetUser(7);
    answer(SESSION);
    await first;
    void ask(1);
    expect(asked()).toBe(1);
  });

  it.each<[string, Hint | 'resync', number]>([
    ['the session', { org: 1, type: 'session.revoked', entity: 'session', id: 's' }, 1],
    ['its user', { org: 1, type: 'user.updated', entity: 'user', id: '7' }, 1],
    ['another user', { org: 1, type: 'user.updated', entity: 'user', id: '8' }, 0],
    ['another session', { org: 1, type: 'session.revoked', entity: 'session', id: 't' }, 0],
    ['a gap in the news', 'resync', 1],
  ])('hears from other servers of %s', async (_what, news, questions) => {
    const { cache, ask, answer, asked } = bench();
    const heard: { hint?: (hint: Hint) => void; resync?: () => void } = {};
    cache.follow({
      onHint: (listener: (hint: Hint) => void) => (heard.hint = listener),
      onResync: (listener: () => void) => (heard.resync = listener),
    } as unknown as Live);
    const first = ask(0);
    answer(SESSION);
    await first;
    if (news === 'resync') heard.resync?.();
    else heard.hint?.(news);
    void ask(1);
    expect(asked()).toBe(questions);
  });
});

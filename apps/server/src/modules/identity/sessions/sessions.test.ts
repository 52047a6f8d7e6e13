import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBench, OWNER, PASSWORD, type Bench } from '../../../testing/identity-bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  await bench.clear();
  await bench.setUp();
});
afterAll(() => bench.close());

interface Pair {
  token: string;
  refresh: string;
}

async function logIn(): Promise<Pair> {
  const body = { email: OWNER.email, password: PASSWORD };
  const answer = await bench.call('POST', '/auth/login', { body });
  return { token: answer.json().token, refresh: answer.cookies[1]?.value ?? '' };
}

async function refresh(refresh_token: string) {
  const answer = await bench.call('POST', '/auth/refresh', { body: { refresh_token } });
  return { answer, token: answer.json().token, refresh: answer.cookies[1]?.value ?? '' };
}

const status = async (token: string) => (await bench.call('GET', '/auth/me', { token })).statusCode;
const lastAction = async () => {
  const rows = await bench.rows<{ action: string }>(
    'SELECT action FROM audit_log ORDER BY id DESC LIMIT 1',
  );
  return rows[0]?.action;
};

describe('access tokens', () => {
  it('end after fifteen minutes', async () => {
    const { token } = await logIn();
    bench.pass(15 * 60 * 1000 - 1000);
    expect(await status(token)).toBe(200);
    bench.pass(1000);
    expect(await status(token)).toBe(401);
  });

  it.each(['', 'nonsense', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'])(
    'are not %j',
    async (token) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await bench.call('GET', '/auth/me', { headers });
      expect(answer.json().code).toBe('unauthenticated');
    },
  );

  it('are not accepted with another signature or content', async () => {
    const { token } = await logIn();
    const [head, body = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: '2' })).toString('base64url');
    expect(await status([head, forged, signature].join('.'))).toBe(401);
  });

  it('note when the session was last used, once a minute', async () => {
    const { token } = await logIn();
    const seen = async () =>
      (await bench.call('GET', '/auth/sessions', { token })).json()[0].last_seen_at;
    const first = await seen();
    bench.pass(59_000);
    expect(await seen()).toBe(first);
    bench.pass(1000);
    expect(await seen()).toBe(bench.now().toISOString());
  });
});

describe('refreshing', () => {
  it('gives a new pair, by cookie or body, for seven days', async () => {
    const first = await logIn();
    bench.pass(6 * 24 * 60 * 60 * 1000);
    const cookie = `atrium_refresh=${first.refresh}`;
    const second = await bench.call('POST', '/api/auth/refresh', { cookie });
    expect(second.json().user.email).toBe(OWNER.email);
    expect(await status(second.json().token)).toBe(200);
    bench.pass(6 * 24 * 60 * 60 * 1000);
    const third = await refresh(second.cookies[1]?.value ?? '');
    expect(third.answer.statusCode).toBe(200);
    bench.pass(7 * 24 * 60 * 60 * 1000);
    expect((await refresh(third.refresh)).answer.statusCode).toBe(401);
  });

  it('ends the session when a token comes back, and says so in the trail', async () => {
    const first = await logIn();
    const second = await refresh(first.refresh);
    bench.pass(10_001);
    expect((await refresh(first.refresh)).answer.statusCode).toBe(401);
    expect(await lastAction()).toBe('session.refresh_token_reused');
    expect(await status(second.token)).toBe(401);
    expect((await refresh(second.refresh)).answer.statusCode).toBe(401);
  });

  it('knows a stolen token however old it is', async () => {
    const first = await logIn();
    const second = await refresh(first.refresh);
    const third = await refresh(second.refresh);
    expect((await refresh(first.refresh)).answer.statusCode).toBe(401);
    expect(await status(third.token)).toBe(401);
  });

  it('gives two tabs at once the same pair, and the session goes on', async () => {
    const first = await logIn();
    const [one, two] = await Promise.all([refresh(first.refresh), refresh(first.refresh)]);
    expect(one?.answer.statusCode).toBe(200);
    expect(two?.refresh).toBe(one?.refresh);
    bench.pass(60_000);
    expect((await refresh(two?.refresh ?? '')).answer.statusCode).toBe(200);
  });

  it('finds out a thief who was as quick as the second tab', async () => {
    const first = await logIn();
    const victim = await refresh(first.refresh);
    const thief = await refresh(first.refresh);
    bench.pass(60_000);
    await refresh(thief.refresh);
    bench.pass(60_000);
    expect((await refresh(victim.refresh)).answer.statusCode).toBe(401);
    expect(await lastAction()).toBe('session.refresh_token_reused');
  });

  it('does not let a made-up token end a session', async () => {
    const { token, refresh: genuine } = await logIn();
    const [id] = genuine.split('.');
    const made = await refresh(`${id}.${'A'.repeat(43)}.${'A'.repeat(43)}`);
    expect(made.answer.statusCode).toBe(401);
    expect(await status(token)).toBe(200);
  });

  it.each([
    ['nothing', undefined, 401],
    ['an empty token', { refresh_token: '' }, 401],
    ['another shape', { token: 'x' }, 400],
  ])('refuses %s', async (_what, body, expected) => {
    expect((await bench.call('POST', '/auth/refresh', { body })).statusCode).toBe(expected);
  });
});

describe('ending sessions', () => {
  it('ends this one at once, and only this one', async () => {
    const [one, two] = [await logIn(), await logIn()];
    const answer = await bench.call('POST', '/auth/logout', { token: one.token });
    expect(answer.statusCode).toBe(204);
    expect(answer.cookies.map((cookie) => [cookie.name, cookie.value, cookie.path])).toEqual([
      ['atrium_access', '', '/'],
      ['atrium_refresh', '', '/api'],
    ]);
    expect(await lastAction()).toBe('user.logged_out');
    expect([await status(one.token), await status(two.token)]).toEqual([401, 200]);
    expect((await refresh(one.refresh)).answer.statusCode).toBe(401);
  });

  it('ends all of them at once', async () => {
    const [one, two] = [await logIn(), await logIn()];
    expect(await status(two.token)).toBe(200);
    await bench.call('POST', '/auth/logout', { token: one.token, body: { everywhere: true } });
    expect([await status(one.token), await status(two.token)]).toEqual([401, 401]);
    expect(await lastAction()).toBe('user.logged_out_everywhere');
  });

  it('lists them and ends a chosen one', async () => {
    const [one, two] = [await logIn(), await logIn()];
    const list = (await bench.call('GET', '/auth/sessions', { token: two.token })).json();
    expect(list).toHaveLength(3);
    expect(list.filter((each: { is_current: boolean }) => each.is_current)).toHaveLength(1);
    const id = one.refresh.split('.')[0];
    const end = () => bench.call('DELETE', `/auth/sessions/${id}`, { token: two.token });
    expect((await end()).statusCode).toBe(204);
    expect([await status(one.token), await status(two.token)]).toEqual([401, 200]);
    expect((await end()).statusCode).toBe(404);
  });

  it('does not know the sessions of others', async () => {
    const { token } = await logIn();
    await bench.call('POST', '/users', {
      token,
      body: { email: 'eve@acme.example', first_name: 'Eve', last_name: 'Else', role: 'admin' },
    });
    await bench.rows(
      'UPDATE sessions SET user_id = 2 WHERE id = (SELECT min(id::text)::uuid FROM sessions)',
    );
    const foreign = await bench.rows<{ id: string }>('SELECT id FROM sessions WHERE user_id = 2');
    const path = `/auth/sessions/${foreign[0]?.id}`;
    expect((await bench.call('DELETE', path, { token })).statusCode).toBe(404);
    expect(await bench.rows('SELECT id FROM sessions WHERE revoked_at IS NOT NULL')).toEqual([]);
  });

  it.each([
    ['POST', '/auth/logout'],
    ['GET', '/auth/sessions'],
    ['GET', '/auth/me'],
    ['DELETE', '/auth/sessions/019ca8a0-3e80-7910-abea-4b1c62c2041e'],
  ])('is for the signed-in: %s %s', async (method, path) => {
    expect((await bench.call(method, path)).json().code).toBe('unauthenticated');
  });
});

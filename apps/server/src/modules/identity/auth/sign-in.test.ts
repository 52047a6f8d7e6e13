import bcrypt from 'bcrypt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBench, OWNER, PASSWORD, type Bench } from '../../../testing/identity-bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
  await bench.setUp();
});
beforeEach(async () => {
  await bench.settled();
  await bench.rows(
    'UPDATE users SET failed_logins = 0, locked_until = NULL, is_active = true, last_login_at = NULL',
  );
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => bench.close());

const logIn = (body: object) =>
  bench.call('POST', '/auth/login', { body: { email: OWNER.email, password: PASSWORD, ...body } });
const fail = async (times: number) => {
  for (let i = 0; i < times; i++) await logIn({ password: 'wrong' });
};
const actions = async () => {
  await bench.settled();
  const rows = await bench.rows<{ action: string }>('SELECT action FROM audit_log ORDER BY id');
  return rows.map((row) => row.action);
};

describe('signing in', () => {
  it('opens a session, by cookie and by token', async () => {
    const answer = await logIn({ email: ` ${OWNER.email.toUpperCase()} ` });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().user).toMatchObject({
      email: OWNER.email,
      last_login_at: bench.now().toISOString(),
    });
    const cookie = `atrium_access=${answer.cookies[0]?.value}`;
    expect((await bench.call('GET', '/auth/me', { cookie })).statusCode).toBe(200);
    const { token } = answer.json();
    expect((await bench.call('GET', '/auth/me', { token })).statusCode).toBe(200);
    expect((await actions()).at(-1)).toBe('user.logged_in');
  });

  it('answers at the first paths too', async () => {
    const body = { email: OWNER.email, password: PASSWORD };
    expect((await bench.call('POST', '/api/auth/login', { body })).statusCode).toBe(200);
  });

  it.each([
    ['an unknown address', { email: 'nobody@acme.example' }, ''],
    ['a wrong password', { password: 'a quite long sentense' }, ''],
    ['an inactive user', {}, 'is_active = false'],
    ['a locked user', {}, "locked_until = '2099-01-01T00:00:00Z'"],
    ['an address with a null character', { email: 'ada\0@acme.example' }, ''],
    ['no address at all', { email: '' }, ''],
    ['a password longer than any', { password: PASSWORD + 'x'.repeat(100) }, ''],
  ])('gives %s the one answer, after one comparison', async (_what, body, state) => {
    if (state) await bench.rows(`UPDATE users SET ${state}`);
    const compare = vi.spyOn(bcrypt, 'compare');
    const answer = await logIn(body);
    const { instance, ...problem } = answer.json();
    expect(instance).toBe(answer.headers['x-request-id']);
    expect(problem).toEqual({
      type: 'urn:atrium:problem:invalid_credentials',
      title: 'Invalid email or password.',
      status: 401,
      code: 'invalid_credentials',
    });
    expect(answer.cookies).toEqual([]);
    expect(compare).toHaveBeenCalledTimes(1);
  });

  it('locks the account after ten failures in a row, for fifteen minutes', async () => {
    await fail(10);
    expect((await logIn({})).statusCode).toBe(401);
    expect((await actions()).slice(-2)).toEqual(['user.login_failed', 'user.locked_out']);
    bench.pass(15 * 60 * 1000 - 1);
    expect((await logIn({})).statusCode).toBe(401);
    bench.pass(1);
    expect((await logIn({})).statusCode).toBe(200);
  });

  it('begins to count anew after a lock', async () => {
    await fail(10);
    bench.pass(15 * 60 * 1000);
    await fail(9);
    expect((await logIn({})).statusCode).toBe(200);
  });

  it('counts only failures in a row', async () => {
    await fail(9);
    expect((await logIn({})).statusCode).toBe(200);
    await fail(9);
    expect((await logIn({})).statusCode).toBe(200);
  });

  it('cannot be outrun by many attempts at once', async () => {
    const compare = vi.spyOn(bcrypt, 'compare');
    await Promise.all(Array.from({ length: 30 }, () => logIn({ password: 'wrong' })));
    const hashes = await bench.rows<{ password_hash: string }>('SELECT password_hash FROM users');
    const real = compare.mock.calls.filter(([, hash]) => hash === hashes[0]?.password_hash);
    expect(real).toHaveLength(10);
    expect((await logIn({})).statusCode).toBe(401);
  });

  it.each([
    ['no password', { password: undefined }],
    ['a number', { password: 1 }],
    ['an unknown field', { remember: true }],
  ])('refuses %s', async (_what, body) => {
    expect((await logIn(body)).statusCode).toBe(400);
  });

  it('takes no form of another website', async () => {
    const body = { email: OWNER.email, password: PASSWORD };
    const headers = { origin: 'https://evil.example' };
    const answer = await bench.call('POST', '/auth/login', { body, headers });
    expect(answer.json().code).toBe('origin_refused');
  });
});

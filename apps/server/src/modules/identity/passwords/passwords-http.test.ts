import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openBench,
  statusesOf,
  OWNER,
  PASSWORD,
  type Bench,
} from '../../../testing/identity-bench.ts';

const NEW = 'gravel orbit kettle 9';
let bench: Bench;
let token: string;

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  await bench.clear();
  token = await bench.setUp();
});
afterAll(() => bench.close());

const logIn = async (password: string) =>
  bench.call('POST', '/auth/login', { body: { email: OWNER.email, password } });
const actions = async () =>
  (await bench.rows<{ action: string }>('SELECT action FROM audit_log ORDER BY id')).map(
    (row) => row.action,
  );

describe('changing a password', () => {
  const change = (body: object) =>
    bench.call('POST', '/auth/change-password', {
      token,
      body: { current_password: PASSWORD, password: NEW, ...body },
    });

  it('ends the other sessions and keeps this one', async () => {
    const other = (await logIn(PASSWORD)).json().token;
    const answer = await change({});
    expect(answer.statusCode).toBe(200);
    expect(answer.cookies.map((cookie) => cookie.name)).toEqual(['atrium_access']);
    const status = async (which: string) =>
      (await bench.call('GET', '/auth/me', { token: which })).statusCode;
    expect(await status(answer.json().token)).toBe(200);
    expect(await status(other)).toBe(401);
    expect((await logIn(PASSWORD)).statusCode).toBe(401);
    expect((await logIn(NEW)).statusCode).toBe(200);
    expect(await actions()).toContain('user.password_changed');
  });

  it.each([
    [422, 'current_password', { current_password: 'not it' }],
    [422, 'password', { password: PASSWORD }],
    [422, 'password', { password: 'Password1234' }],
    [422, 'password', { password: 'Acme Acme Acme' }],
    [400, 'password', { password: 'too short' }],
    [400, 'password', { password: 'é'.repeat(37) }],
  ])('answers %i at %s for %j', async (status, path, body) => {
    const answer = await change(body);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors).toEqual([expect.objectContaining({ path })]);
    expect((await logIn(PASSWORD)).statusCode).toBe(200);
  });

  it('is for the signed-in', async () => {
    const body = { current_password: PASSWORD, password: NEW };
    const answer = await bench.call('POST', '/auth/change-password', { body });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a forgotten password', () => {
  const forget = (email: string) =>
    bench.call('POST', '/auth/forgot-password', { body: { email } });
  const linkToken = async () => {
    await bench.settled();
    const mails = await bench.rows<{ text: string }>(
      "SELECT text FROM mails WHERE kind = 'password_reset' ORDER BY id DESC LIMIT 1",
    );
    return /reset-password\?token=(\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
  };
  const reset = (given: string, password = NEW) =>
    bench.call('POST', '/auth/reset-password', { body: { token: given, password } });

  it('is replaced by the link of a mail', async () => {
    await bench.rows("UPDATE users SET failed_logins = 10, locked_until = '2027-01-01T00:00:00Z'");
    await forget(OWNER.email);
    const answer = await reset(await linkToken());
    expect(answer.statusCode).toBe(204);
    expect((await bench.call('GET', '/auth/me', { token })).statusCode).toBe(401);
    expect((await logIn(NEW)).statusCode).toBe(200);
    expect(await actions()).toEqual(
      expect.arrayContaining(['user.password_reset_requested', 'user.password_reset']),
    );
  });

  it('is asked for with the same answer whoever it is', async () => {
    const known = await forget(OWNER.email);
    const unknown = await forget('nobody@acme.example');
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
    await bench.settled();
    const mails = await bench.rows("SELECT recipient FROM mails WHERE kind = 'password_reset'");
    expect(mails).toEqual([{ recipient: OWNER.email }]);
  });

  it('sends nothing to an inactive user', async () => {
    await bench.rows('UPDATE users SET is_active = false');
    await forget(OWNER.email);
    await bench.settled();
    expect(await bench.rows('SELECT id FROM mails')).toEqual([]);
  });

  it('does not fill a mailbox', async () => {
    for (let i = 0; i < 8; i++) await forget(OWNER.email);
    await bench.settled();
    const mails = await bench.rows("SELECT id FROM mails WHERE kind = 'password_reset'");
    expect(mails).toHaveLength(5);
  });

  it('lets a link be used once, also at the same time', async () => {
    await forget(OWNER.email);
    const link = await linkToken();
    const answers = await Promise.all([reset(link), reset(link, 'marble lantern 42 x')]);
    expect(statusesOf(answers)).toEqual([204, 422]);
    expect((await reset(link)).json().errors).toEqual([expect.objectContaining({ path: 'token' })]);
  });

  it('voids the other links with the first one used', async () => {
    await forget(OWNER.email);
    const first = await linkToken();
    await forget(OWNER.email);
    await reset(await linkToken());
    expect((await reset(first, 'marble lantern 42 x')).statusCode).toBe(422);
  });

  it('lets a link grow an hour old', async () => {
    await forget(OWNER.email);
    const link = await linkToken();
    bench.pass(60 * 60 * 1000);
    expect((await reset(link)).statusCode).toBe(422);
  });

  it('keeps the link when the new password is a common one', async () => {
    await forget(OWNER.email);
    const link = await linkToken();
    const answer = await reset(link, 'Welcome-12345');
    expect(answer.json().errors).toEqual([expect.objectContaining({ path: 'password' })]);
    expect((await reset(link)).statusCode).toBe(204);
  });

  it('does not know a made-up link', async () => {
    expect((await reset('made up')).statusCode).toBe(422);
  });
});

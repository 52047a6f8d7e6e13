import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openBench,
  statusesOf,
  OWNER,
  PASSWORD,
  type Bench,
} from '../../../testing/identity-bench.ts';

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

const start = (password = PASSWORD) =>
  bench.call('POST', '/auth/two-factor', { token, body: { password } });
const confirm = (code: string) =>
  bench.call('POST', '/auth/two-factor/confirm', { token, body: { code } });
const stop = (password = PASSWORD) =>
  bench.call('POST', '/auth/two-factor/stop', { token, body: { password } });
const logIn = (body: object = {}) =>
  bench.call('POST', '/auth/login', { body: { email: OWNER.email, password: PASSWORD, ...body } });
const codeOf = (secret: string) =>
  generate({ secret, epoch: Math.floor(bench.now().getTime() / 1000) });
const actions = async () => {
  await bench.settled();
  const rows = await bench.rows<{ action: string }>('SELECT action FROM audit_log ORDER BY id');
  return rows.map((row) => row.action);
};

async function turnOn() {
  const { secret } = (await start()).json();
  const answer = await confirm(await codeOf(secret));
  bench.pass(30_000);
  return { secret: secret as string, backup_codes: answer.json().backup_codes as string[] };
}

describe('turning two-factor on', () => {
  it('shows a secret to scan, and counts once it is confirmed', async () => {
    const started = (await start()).json();
    expect(started.otpauth_url).toContain(`secret=${started.secret}`);
    expect(started.qr_svg).toMatch(/^<svg /);
    expect((await logIn()).statusCode).toBe(200);

    const answer = await confirm(await codeOf(started.secret));
    expect(answer.json().backup_codes).toHaveLength(10);
    expect((await logIn()).json().code).toBe('two_factor_required');
    const me = await bench.call('GET', '/auth/me', { token });
    expect(me.json().two_factor_enabled).toBe(true);
    expect((await actions()).at(-1)).toBe('user.two_factor_enabled');
  });

  it('keeps neither secret nor codes readable', async () => {
    const { secret, backup_codes } = await turnOn();
    const stored = JSON.stringify(await bench.rows('SELECT * FROM users'));
    for (const text of [secret, ...backup_codes]) expect(stored).not.toContain(text);
  });

  it('asks for the password first', async () => {
    expect((await start('not it')).json().errors).toEqual([
      expect.objectContaining({ path: 'password', code: 'wrong' }),
    ]);
  });

  it('needs a right code, and a beginning', async () => {
    expect((await confirm('123456')).statusCode).toBe(409);
    await start();
    expect((await confirm('000000')).json().errors).toEqual([
      expect.objectContaining({ path: 'code' }),
    ]);
    expect((await logIn()).statusCode).toBe(200);
  });

  it('happens once', async () => {
    await turnOn();
    expect((await start()).json().code).toBe('conflict');
  });

  it.each([
    ['/auth/two-factor', { password: 'x' }],
    ['/auth/two-factor/confirm', { code: '123456' }],
    ['/auth/two-factor/stop', { password: 'x' }],
  ])('is for the signed-in: %s', async (path, body) => {
    expect((await bench.call('POST', path, { body })).statusCode).toBe(401);
  });
});

describe('signing in with two-factor', () => {
  it('takes a code once', async () => {
    const { secret } = await turnOn();
    const code = await codeOf(secret);
    expect((await logIn({ code })).statusCode).toBe(200);
    const again = await logIn({ code });
    expect(again.json()).toMatchObject({
      code: 'two_factor_required',
      errors: [{ path: 'code', code: 'wrong' }],
    });
    expect((await actions()).at(-1)).toBe('user.second_factor_failed');
    bench.pass(30_000);
    expect((await logIn({ code: await codeOf(secret) })).statusCode).toBe(200);
  });

  it('takes a code once, also when sent twice at the same time', async () => {
    const { secret } = await turnOn();
    const code = await codeOf(secret);
    const answers = await Promise.all([logIn({ code }), logIn({ code })]);
    expect(statusesOf(answers)).toEqual([200, 401]);
  });

  it('does not take the code it was confirmed with', async () => {
    const { secret } = (await start()).json();
    const code = await codeOf(secret);
    await confirm(code);
    expect((await logIn({ code })).statusCode).toBe(401);
  });

  it('takes each backup code once', async () => {
    const { backup_codes } = await turnOn();
    for (const code of backup_codes) {
      const typed = code.toUpperCase().replace('-', ' ');
      expect((await logIn({ code: typed })).statusCode).toBe(200);
      expect((await logIn({ code })).statusCode).toBe(401);
      expect((await logIn({ code: 'aaaaa-aaaaa' })).statusCode).toBe(401);
    }
    expect((await actions()).filter((action) => action === 'user.backup_code_used')).toHaveLength(
      10,
    );
  });

  it('says nothing of a second factor before the password is right', async () => {
    await turnOn();
    expect((await logIn({ password: 'wrong' })).json().code).toBe('invalid_credentials');
    expect((await logIn({ password: 'wrong', code: '123456' })).json().code).toBe(
      'invalid_credentials',
    );
  });

  it('counts wrong codes as failures, and asking for one not', async () => {
    const { secret } = await turnOn();
    for (let i = 0; i < 12; i++) await logIn();
    for (let i = 0; i < 9; i++) await logIn({ code: '000000' });
    expect((await logIn()).json().code).toBe('two_factor_required');
    await logIn({ code: '000000' });
    const locked = await logIn({ code: await codeOf(secret) });
    expect(locked.json().code).toBe('invalid_credentials');
  });
});

describe('turning two-factor off', () => {
  it('needs the password and forgets the secret', async () => {
    await turnOn();
    expect((await stop('not it')).statusCode).toBe(422);
    expect((await logIn()).statusCode).toBe(401);
    expect((await stop()).statusCode).toBe(204);
    expect((await logIn()).statusCode).toBe(200);
    const kept = await bench.rows('SELECT two_factor_secret, backup_code_hashes FROM users');
    expect(kept).toEqual([{ two_factor_secret: null, backup_code_hashes: [] }]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../platform/scope.ts';
import {
  openBench,
  statusesOf,
  OWNER,
  SETUP_TOKEN,
  type Bench,
} from '../../../testing/identity-bench.ts';

let bench: Bench;
let seeded: Scope[];

beforeAll(async () => {
  bench = await openBench({
    seedDemo: async (scope) => {
      seeded.push(scope);
    },
  });
});
beforeEach(async () => {
  seeded = [];
  await bench.clear();
});
afterAll(() => bench.close());

const body = { token: SETUP_TOKEN, organization: { name: 'Acme' }, user: OWNER };
const setUp = (changes: object = {}) =>
  bench.call('POST', '/setup', { body: { ...body, ...changes } });
const organizations = () => bench.rows('SELECT name, currency, time_zone FROM organizations');

describe('setup', () => {
  it('makes the organization and signs its administrator in', async () => {
    const before = await bench.call('GET', '/setup');
    expect(before.json()).toEqual({ needed: true, signups: 'closed' });

    const organization = { name: 'Acme', currency: 'EUR', time_zone: 'Europe/Berlin' };
    const answer = await setUp({ organization });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().user).toMatchObject({
      email: OWNER.email,
      role: 'admin',
      must_change_password: false,
      last_login_at: bench.now().toISOString(),
      organization,
      permissions: expect.arrayContaining(['users.manage', 'audit.read']),
    });
    expect(answer.cookies).toEqual([
      expect.objectContaining({
        name: 'atrium_access',
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
      }),
      expect.objectContaining({ name: 'atrium_refresh', httpOnly: true, path: '/api' }),
    ]);
    const me = await bench.call('GET', '/auth/me', { token: answer.json().token });
    expect(me.json()).toEqual(answer.json().user);
    expect((await bench.call('GET', '/setup')).json().needed).toBe(false);
    const trail = await bench.rows<{ action: string }>('SELECT action FROM audit_log ORDER BY id');
    expect(trail.map((entry) => entry.action)).toEqual([
      'organization.created',
      'user.created',
      'organization.set_up',
    ]);
    expect(seeded).toEqual([]);
  });

  it('fills in the demo agency when asked to', async () => {
    await setUp({ demo: true });
    expect(seeded).toHaveLength(1);
    expect(seeded[0]?.principal).toMatchObject({ type: 'user', role: 'admin' });
  });

  it('happens once, also when asked twice at the same time', async () => {
    const answers = await Promise.all([
      setUp(),
      setUp({ user: { ...OWNER, email: 'b@b.example' } }),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect((await setUp()).json().code).toBe('conflict');
    expect(await organizations()).toHaveLength(1);
  });

  it('needs the token of the installation', async () => {
    const answer = await setUp({ token: 'something else' });
    expect(answer.json()).toMatchObject({ status: 403, detail: 'This setup link is not valid' });
    expect(await organizations()).toEqual([]);
  });

  it.each([
    [400, 'user.email', { user: { ...OWNER, email: 'ada' } }],
    [400, 'user.password', { user: { ...OWNER, password: 'short' } }],
    [400, 'organization.name', { organization: { name: ' ' } }],
    [400, 'sudo', { sudo: true }],
    [422, 'user.password', { user: { ...OWNER, password: 'Password1234' } }],
    [422, 'user.password', { user: { ...OWNER, password: 'Ada-Admin-2026' } }],
    [422, 'organization.time_zone', { organization: { name: 'A', time_zone: 'Mars/Base' } }],
    [422, 'organization.currency', { organization: { name: 'A', currency: 'ZZZ' } }],
  ])('answers %i for a bad %s', async (status, path, changes) => {
    const answer = await setUp(changes);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors).toContainEqual(expect.objectContaining({ path }));
    expect(await organizations()).toEqual([]);
  });
});

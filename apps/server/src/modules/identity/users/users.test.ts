import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBench, statusesOf, OWNER, type Bench } from '../../../testing/identity-bench.ts';

interface Person {
  id: number;
  version: number;
  token: string;
}

let bench: Bench;
let admin: string;

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  await bench.clear();
  admin = await bench.setUp();
});
afterAll(() => bench.close());

const BOB = { email: 'bob@acme.example', first_name: 'Bob', last_name: 'Éclair' };
const create = (body: object, token = admin) => bench.call('POST', '/users', { token, body });
const update = (id: number, body: object, token = admin) =>
  bench.call('PATCH', `/users/${id}`, { token, body });
const statusOf = async (token: string) =>
  (await bench.call('GET', '/auth/me', { token })).statusCode;
const logIn = async (email: string, password: string) =>
  bench.call('POST', '/auth/login', { body: { email, password } });
const lastEntry = async () => {
  const entries = await bench.rows<{ action: string; entity_id: string; changes: object }>(
    'SELECT action, entity_id, changes FROM audit_log ORDER BY id DESC LIMIT 1',
  );
  return entries[0];
};

/** A user who has signed in and chosen his password. */
async function hire(body: Partial<typeof BOB> & { role?: string } = {}): Promise<Person> {
  const created = (await create({ ...BOB, ...body })).json();
  const { email, temporary_password: current_password } = created;
  const first = (await logIn(email, current_password)).json().token;
  const answer = await bench.call('POST', '/auth/change-password', {
    token: first,
    body: { current_password, password: `gravel orbit kettle ${created.id}` },
  });
  const { user, token } = answer.json();
  return { id: user.id, version: user.version, token };
}

describe('creating users', () => {
  it('gives a temporary password, in the answer and by mail, to be replaced at once', async () => {
    const answer = await create({ ...BOB, email: 'BOB@acme.example' });
    expect(answer.statusCode).toBe(201);
    const user = answer.json();
    expect(answer.headers.location).toBe(`/api/v1/users/${user.id}`);
    expect(user).toMatchObject({ ...BOB, role: 'user', must_change_password: true, version: 1 });
    const mails = await bench.rows<{ text: string }>('SELECT kind, recipient, text FROM mails');
    expect(mails).toEqual([
      expect.objectContaining({ kind: 'welcome', recipient: BOB.email, text: expect.any(String) }),
    ]);
    expect(mails[0]?.text).toContain(user.temporary_password);
    expect(await lastEntry()).toMatchObject({ action: 'user.created', entity_id: `${user.id}` });

    const { token } = (await logIn(BOB.email, user.temporary_password)).json();
    expect((await bench.call('GET', '/users', { token })).json().code).toBe(
      'password_change_required',
    );
    expect(await statusOf(token)).toBe(200);
    expect((await bench.call('POST', '/auth/logout', { token })).statusCode).toBe(204);
  });

  it('answers at the first path too', async () => {
    const body = { ...BOB, role: 'admin' };
    const answer = await bench.call('POST', '/api/admin/users', { token: admin, body });
    expect(answer.json().role).toBe('admin');
  });

  it('keeps no temporary password in the trail', async () => {
    const { temporary_password } = (await create(BOB)).json();
    const trail = JSON.stringify(await bench.rows('SELECT * FROM audit_log, events'));
    expect(trail).not.toContain(temporary_password);
  });

  it.each([
    [422, 'email', { email: OWNER.email.toUpperCase() }],
    [400, 'email', { email: 'bob' }],
    [400, 'first_name', { first_name: '' }],
    [400, 'last_name', { last_name: 'a\0b' }],
    [400, 'role', { role: 'root' }],
    [400, 'password', { password: 'gravel orbit kettle 9' }],
  ])('answers %i for a bad %s', async (status, path, body) => {
    const answer = await create({ ...BOB, ...body });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors).toEqual([expect.objectContaining({ path })]);
    expect(await bench.rows('SELECT id FROM users')).toHaveLength(1);
    expect(await bench.rows('SELECT id FROM mails')).toEqual([]);
  });

  it('makes one user of two at once with one address', async () => {
    const answers = await Promise.all([create(BOB), create(BOB)]);
    expect(statusesOf(answers)).toEqual([201, 422]);
  });
});

describe('reading users', () => {
  it('lists, filters, sorts and searches them for every member of staff', async () => {
    const { token } = await hire();
    const names = async (query: string) => {
      const answer = await bench.call('GET', `/users${query}`, { token });
      return [
        answer.headers['x-total-count'],
        answer.json().map((row: { name: string }) => row.name),
      ];
    };
    expect(await names('')).toEqual(['2', ['Ada Admin', 'Bob Éclair']]);
    expect(await names('?sort=-name')).toEqual(['2', ['Bob Éclair', 'Ada Admin']]);
    expect(await names('?role=admin')).toEqual(['1', ['Ada Admin']]);
    expect(await names('?search=eclair')).toEqual(['1', ['Bob Éclair']]);
    expect(await names('?is_active=false')).toEqual(['0', []]);
    expect((await bench.call('GET', '/users?nonsense=1', { token })).statusCode).toBe(400);
  });

  it('shows one, with what may be done to him', async () => {
    const bob = await hire();
    const seen = async (id: number, token: string) =>
      (await bench.call('GET', `/users/${id}`, { token })).json().can;
    expect(await seen(bob.id, admin)).toEqual({
      update: true,
      deactivate: true,
      reset_password: true,
    });
    expect(await seen(1, admin)).toMatchObject({ update: true, deactivate: false });
    expect(await seen(1, bob.token)).toMatchObject({ update: false, deactivate: false });
    expect((await bench.call('GET', '/users/999', { token: admin })).statusCode).toBe(404);
    expect((await bench.call('GET', '/users/x', { token: admin })).statusCode).toBe(400);
  });

  it('never shows a hash', async () => {
    const answers = [
      await bench.call('GET', '/users', { token: admin }),
      await bench.call('GET', '/users/export', { token: admin }),
    ];
    for (const answer of answers) expect(answer.body).not.toContain('$2b$');
  });

  it('exports them as CSV', async () => {
    await create({ ...BOB, last_name: '=cmd()' });
    const answer = await bench.call('GET', '/users/export?role=user', { token: admin });
    const lines = answer.body.trim().split('\r\n');
    expect(lines[1]).toContain("bob@acme.example,Bob,'=cmd()");
    expect(lines).toHaveLength(2);
  });
});

describe('changing users', () => {
  it('takes the fields that are given, with the version', async () => {
    const bob = await hire();
    const answer = await update(bob.id, { first_name: 'Robert', version: bob.version });
    expect(answer.json()).toMatchObject({ name: 'Robert Éclair', version: bob.version + 1 });
    expect(await lastEntry()).toMatchObject({
      action: 'user.updated',
      changes: { first_name: ['Bob', 'Robert'] },
    });
    const late = await update(bob.id, { first_name: 'Bobby', version: bob.version });
    expect(late.statusCode).toBe(409);
    expect(late.json().current).toMatchObject({ first_name: 'Robert', can: { update: true } });
    expect((await update(bob.id, { first_name: 'B' })).json().code).toBe('version_missing');
    expect((await update(999, { first_name: 'B', version: 1 })).statusCode).toBe(404);
  });

  it('does not take the address of another', async () => {
    const bob = await hire();
    const answer = await update(bob.id, { email: OWNER.email, version: bob.version });
    expect(answer.json().errors).toEqual([
      expect.objectContaining({ path: 'email', code: 'taken' }),
    ]);
  });

  it('voids the reset links of an address that is given up', async () => {
    const bob = await hire();
    await bench.call('POST', '/auth/forgot-password', { body: { email: BOB.email } });
    await bench.settled();
    await update(bob.id, { email: 'robert@acme.example', version: bob.version });
    const links = await bench.rows('SELECT hash FROM user_tokens WHERE used_at IS NULL');
    expect(links).toEqual([]);
  });

  it('ends all sessions of a deactivated user at once, and lets him in no more', async () => {
    const bob = await hire();
    expect(await statusOf(bob.token)).toBe(200);
    const answer = await update(bob.id, { is_active: false, version: bob.version });
    expect(answer.json().is_active).toBe(false);
    expect(await statusOf(bob.token)).toBe(401);
    expect((await lastEntry())?.action).toBe('user.deactivated');
    expect((await logIn(BOB.email, `gravel orbit kettle ${bob.id}`)).statusCode).toBe(401);

    await update(bob.id, { is_active: true, version: bob.version + 1 });
    expect((await lastEntry())?.action).toBe('user.reactivated');
    expect(await statusOf(bob.token)).toBe(401);
    expect((await logIn(BOB.email, `gravel orbit kettle ${bob.id}`)).statusCode).toBe(200);
  });

  it('lets a new role count at once', async () => {
    const bob = await hire();
    const mayManage = async () =>
      (await bench.call('GET', '/audit-log', { token: bob.token })).statusCode;
    expect(await mayManage()).toBe(403);
    await update(bob.id, { role: 'admin', version: bob.version });
    expect(await mayManage()).toBe(200);
    await update(bob.id, { role: 'user', version: bob.version + 1 });
    expect(await mayManage()).toBe(403);
  });

  it('keeps the last active administrator, and everybody from shutting himself out', async () => {
    const demote = await update(1, { role: 'user', version: 1 });
    expect(demote.json().detail).toContain('last active administrator');
    const leave = await update(1, { is_active: false, version: 1 });
    expect(leave.json().detail).toBe('You cannot deactivate yourself');
    const bob = await hire({ role: 'admin' });
    const again = await update(bob.id, { is_active: false, version: bob.version }, bob.token);
    expect(again.statusCode).toBe(422);
    expect((await update(1, { role: 'user', version: 1 })).statusCode).toBe(200);
  });

  it('keeps one administrator when two step down at the same time', async () => {
    const bob = await hire({ role: 'admin' });
    const answers = await Promise.all([
      update(1, { role: 'user', version: 1 }, bob.token),
      update(bob.id, { role: 'user', version: bob.version }, admin),
    ]);
    expect(statusesOf(answers)).toEqual([200, 422]);
    expect(await bench.rows("SELECT id FROM users WHERE role = 'admin'")).toHaveLength(1);
  });
});

describe('resetting a password', () => {
  it('gives a temporary one, ends the sessions and the lock', async () => {
    const bob = await hire();
    await bench.rows("UPDATE users SET locked_until = '2027-01-01T00:00:00Z' WHERE id = $1", [
      bob.id,
    ]);
    const answer = await bench.call('POST', `/users/${bob.id}/reset-password`, { token: admin });
    expect(await statusOf(bob.token)).toBe(401);
    const again = await logIn(BOB.email, answer.json().temporary_password);
    expect(again.json().user.must_change_password).toBe(true);
    expect((await lastEntry())?.action).toBe('user.logged_in');
    const reset = await bench.rows("SELECT id FROM audit_log WHERE action = 'user.password_reset'");
    expect(reset).toHaveLength(1);
  });

  it('is for others', async () => {
    const answer = await bench.call('POST', '/users/1/reset-password', { token: admin });
    expect(answer.statusCode).toBe(403);
  });
});

describe('a lost phone', () => {
  it('takes the second factor away and ends the sessions', async () => {
    const bob = await hire({ email: 'lost@acme.example' });
    await bench.rows(
      "UPDATE users SET two_factor_enabled_at = now(), two_factor_secret = 'x', backup_code_hashes = '{y}' WHERE id = $1 RETURNING id",
      [bob.id],
    );
    const answer = await bench.call('POST', `/users/${bob.id}/reset-two-factor`, { token: admin });
    expect(answer.json()).toMatchObject({ id: bob.id, two_factor_enabled: false });
    expect(await statusOf(bob.token)).toBe(401);
    const kept = await bench.rows(
      'SELECT two_factor_secret, backup_code_hashes FROM users WHERE id = $1',
      [bob.id],
    );
    expect(kept).toEqual([{ two_factor_secret: null, backup_code_hashes: [] }]);
    expect(
      await bench.rows("SELECT id FROM audit_log WHERE action = 'user.two_factor_reset'"),
    ).toHaveLength(1);
  });

  it('is for others', async () => {
    const answer = await bench.call('POST', '/users/1/reset-two-factor', { token: admin });
    expect(answer.statusCode).toBe(403);
  });
});

describe('who may', () => {
  const routes = [
    ['POST', '/users', BOB],
    ['PATCH', '/users/1', { first_name: 'X', version: 1 }],
    ['POST', '/users/1/reset-password', undefined],
    ['POST', '/users/1/reset-two-factor', undefined],
    ['GET', '/users/export', undefined],
  ] as const;

  it.each(routes)('users may not %s %s', async (method, path, body) => {
    const { token } = await hire({ email: 'eve@acme.example' });
    const before = await bench.rows('SELECT id, version, password_hash FROM users ORDER BY id');
    expect((await bench.call(method, path, { token, body })).json().code).toBe('forbidden');
    expect(await bench.rows('SELECT id, version, password_hash FROM users ORDER BY id')).toEqual(
      before,
    );
  });

  it.each([...routes, ['GET', '/users', undefined], ['GET', '/users/1', undefined]] as const)(
    'strangers may not %s %s',
    async (method, path, body) => {
      expect((await bench.call(method, path, { body })).statusCode).toBe(401);
    },
  );
});

describe('another organization', () => {
  it('has no users, keys or sessions that anybody else could see or touch', async () => {
    const other = await bench.organization('Other');
    const key = await other.call('POST', '/api-keys', { name: 'K', scopes: ['users.read'] });
    const sessions = (await other.call('GET', '/auth/sessions')).json();
    const answers = await Promise.all([
      bench.call('GET', `/users/${other.id}`, { token: admin }),
      update(other.id, { role: 'user', version: 1 }),
      bench.call('POST', `/users/${other.id}/reset-password`, { token: admin }),
      bench.call('POST', `/api-keys/${key.json().id}/revoke`, { token: admin }),
      bench.call('DELETE', `/auth/sessions/${sessions[0].id}`, { token: admin }),
    ]);
    expect(statusesOf(answers)).toEqual([404, 404, 404, 404, 404]);
    expect((await bench.call('GET', '/users', { token: admin })).json()).toHaveLength(1);
    expect((await bench.call('GET', '/api-keys', { token: admin })).json()).toEqual([]);
    const trail = await bench.call('GET', '/audit-log', { token: admin });
    expect(trail.body).not.toContain('Other');
    expect((await other.call('GET', '/auth/me')).statusCode).toBe(200);
    const read = await bench.call('GET', '/users', { token: key.json().key });
    expect(read.json().map((row: { id: number }) => row.id)).toEqual([other.id]);
  });
});

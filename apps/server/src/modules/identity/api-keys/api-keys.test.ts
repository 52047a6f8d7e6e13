import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBench, type Bench } from '../../../testing/identity-bench.ts';

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

const create = (body: object = {}, token = admin) =>
  bench.call('POST', '/api-keys', {
    token,
    body: { name: 'Website', scopes: ['users.read', 'audit.read'], ...body },
  });
const keyOf = async (body: object = {}) =>
  (await create(body)).json() as { id: number; key: string };
const read = async (key: string, path = '/users') =>
  (await bench.call('GET', path, { token: key })).statusCode;
const list = async () => (await bench.call('GET', '/api-keys', { token: admin })).json();

describe('API keys', () => {
  it('are shown once and stored as a hash', async () => {
    const answer = await create();
    expect(answer.statusCode).toBe(201);
    const { key, ...shown } = answer.json();
    expect(key).toMatch(/^atk_[\w-]{43}$/);
    expect(shown).toMatchObject({
      name: 'Website',
      prefix: key.slice(0, 10),
      scopes: ['users.read', 'audit.read'],
      created_by: 'Ada Admin',
      expires_at: null,
      last_used_at: null,
      revoked_at: null,
    });
    expect(await list()).toEqual([shown]);
    const stored = JSON.stringify(await bench.rows('SELECT * FROM api_keys, audit_log'));
    expect(stored).not.toContain(key);
    const entries = await bench.rows("SELECT id FROM audit_log WHERE action = 'api_key.created'");
    expect(entries).toHaveLength(1);
  });

  it('may do what they were made for, and nothing else', async () => {
    const { key } = await keyOf();
    expect(await read(key)).toBe(200);
    expect(await read(key, '/audit-log')).toBe(200);
    expect(await read(key, '/api-keys')).toBe(403);
    expect(await read(key, '/auth/me')).toBe(403);
    const body = { email: 'x@acme.example', first_name: 'X', last_name: 'Y' };
    expect((await bench.call('POST', '/users', { token: key, body })).statusCode).toBe(403);
  });

  it('act in their own name', async () => {
    const { key, id } = await keyOf({ scopes: ['users.manage', 'users.read'] });
    const body = { email: 'x@acme.example', first_name: 'X', last_name: 'Y' };
    expect((await bench.call('POST', '/users', { token: key, body })).statusCode).toBe(201);
    const actors = await bench.rows(
      "SELECT actor_type, actor_id, actor_name FROM audit_log WHERE action = 'user.created' ORDER BY id DESC LIMIT 1",
    );
    expect(actors).toEqual([{ actor_type: 'api_key', actor_id: `${id}`, actor_name: 'Website' }]);
  });

  it('never do more than their maker may today', async () => {
    const { key } = await keyOf();
    await bench.rows("UPDATE users SET role = 'user'");
    expect(await read(key)).toBe(200);
    expect(await read(key, '/audit-log')).toBe(403);
  });

  it('do nothing once their maker is inactive', async () => {
    const { key } = await keyOf();
    await bench.rows('UPDATE users SET is_active = false');
    expect(await read(key)).toBe(401);
  });

  it('end when they expire', async () => {
    const expires_at = new Date(bench.now().getTime() + 60_000).toISOString();
    const { key } = await keyOf({ expires_at });
    bench.pass(59_999);
    expect(await read(key)).toBe(200);
    bench.pass(1);
    expect(await read(key)).toBe(401);
  });

  it('end at once when they are revoked', async () => {
    const { key, id } = await keyOf();
    expect(await read(key)).toBe(200);
    const revoke = () => bench.call('POST', `/api-keys/${id}/revoke`, { token: admin });
    const answer = await revoke();
    expect(answer.json().revoked_at).toBe(bench.now().toISOString());
    expect(await read(key)).toBe(401);
    expect((await revoke()).json()).toEqual(answer.json());
    const entries = await bench.rows("SELECT id FROM audit_log WHERE action = 'api_key.revoked'");
    expect(entries).toHaveLength(1);
  });

  it('note when they were last used, once a minute', async () => {
    const { key } = await keyOf();
    const used = async () => {
      await read(key);
      const rows = await bench.rows<{ last_used_at: string }>('SELECT last_used_at FROM api_keys');
      return rows[0]?.last_used_at;
    };
    const first = await used();
    expect(first).toBe(bench.now().toISOString());
    bench.pass(60_000);
    expect(await used()).toBe(first);
    bench.pass(1000);
    expect(await used()).toBe(bench.now().toISOString());
  });

  it.each(['atk_', `atk_${'A'.repeat(43)}`, 'atk_not-a-key'])('are not %s', async (key) => {
    expect(await read(key)).toBe(401);
  });

  it.each([
    [400, { scopes: [] }],
    [400, { scopes: ['everything'] }],
    [400, { name: '' }],
    [400, { expires_at: 'tomorrow' }],
    [422, { expires_at: '2020-01-01T00:00:00Z' }],
  ])('are refused with %i for %j', async (status, body) => {
    expect((await create(body)).statusCode).toBe(status);
    expect(await list()).toEqual([]);
  });

  it('make no key that may do more than they', async () => {
    const { key } = await keyOf({ scopes: ['api_keys.manage'] });
    expect((await create({ scopes: ['audit.read'] }, key)).statusCode).toBe(403);
    expect((await create({ scopes: ['api_keys.manage'] }, key)).statusCode).toBe(201);
  });

  it('are for administrators', async () => {
    await bench.rows("UPDATE users SET role = 'user'");
    bench.pass(5000);
    for (const [method, path] of [
      ['GET', '/api-keys'],
      ['POST', '/api-keys/1/revoke'],
    ] as const) {
      expect((await bench.call(method, path, { token: admin })).statusCode).toBe(403);
      expect((await bench.call(method, path)).statusCode).toBe(401);
    }
    expect((await create()).statusCode).toBe(403);
    expect((await create({}, '')).statusCode).toBe(401);
  });

  it('that do not exist cannot be revoked', async () => {
    const answer = await bench.call('POST', '/api-keys/999/revoke', { token: admin });
    expect(answer.statusCode).toBe(404);
  });
});

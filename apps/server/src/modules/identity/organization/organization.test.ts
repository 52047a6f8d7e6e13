import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBench, type Bench } from '../../../testing/identity-bench.ts';

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

const patch = (path: string, body: object) => bench.call('PATCH', path, { token, body });
const become = async (role: string) => {
  await bench.rows('UPDATE users SET role = $1', [role]);
  bench.pass(5000);
};

describe('the organization', () => {
  it('is read by everybody in it and changed by administrators', async () => {
    const changes = { currency: 'EUR', time_zone: 'Europe/Berlin', locale: 'de-AT' };
    const answer = await patch('/organization', { ...changes, version: 1 });
    expect(answer.json()).toEqual({ id: 1, name: 'Acme', ...changes, version: 2 });
    const entries = await bench.rows(
      "SELECT changes FROM audit_log WHERE action = 'organization.updated'",
    );
    expect(entries).toEqual([
      {
        changes: {
          currency: ['USD', 'EUR'],
          time_zone: ['UTC', 'Europe/Berlin'],
          locale: ['en', 'de-AT'],
        },
      },
    ]);
    await become('user');
    const read = await bench.call('GET', '/organization', { token });
    expect(read.json()).toEqual(answer.json());
    expect((await patch('/organization', { name: 'X', version: 2 })).statusCode).toBe(403);
    expect((await bench.call('GET', '/organization')).statusCode).toBe(401);
  });

  it('is not changed by a version that is past', async () => {
    await patch('/organization', { name: 'New', version: 1 });
    const late = await patch('/organization', { name: 'Newer', version: 1 });
    expect(late.json()).toMatchObject({ status: 409, current: { name: 'New', version: 2 } });
  });

  it.each([
    [422, 'currency', 'ZZZ'],
    [400, 'currency', 'euro'],
    [422, 'time_zone', 'Mars/Base'],
    [422, 'time_zone', '+02:00'],
    [422, 'locale', 'no such'],
    [422, 'locale', 'xx'],
    [400, 'name', ''],
  ])('answers %i for %s %j', async (status, path, value) => {
    const answer = await patch('/organization', { [path]: value, version: 1 });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors).toEqual([expect.objectContaining({ path })]);
  });
});

describe('the profile', () => {
  it('is changed by its owner', async () => {
    const changes = { first_name: 'Eda', theme: 'dark', time_zone: 'Asia/Tokyo' };
    const answer = await patch('/auth/me', { ...changes, version: 1 });
    expect(answer.json()).toMatchObject({ ...changes, name: 'Eda Admin', version: 2 });
    expect((await bench.call('GET', '/auth/me', { token })).json()).toEqual(answer.json());
    const cleared = await patch('/auth/me', { time_zone: null, version: 2 });
    expect(cleared.json()).toMatchObject({ time_zone: null, version: 3 });
    expect((await patch('/auth/me', { theme: 'light', version: 1 })).json()).toMatchObject({
      status: 409,
      current: { theme: 'dark', permissions: expect.any(Array) },
    });
  });

  it.each([
    [422, { time_zone: 'Mars/Base', version: 1 }],
    [400, { theme: 'pink', version: 1 }],
    [400, { role: 'admin', version: 1 }],
    [400, { first_name: 'X' }],
  ])('answers %i for %j', async (status, body) => {
    expect((await patch('/auth/me', body)).statusCode).toBe(status);
  });
});

describe('the audit trail', () => {
  it('is read by administrators, filtered and paged', async () => {
    await patch('/organization', { name: 'Acme & Co', version: 1 });
    const read = async (query = '') => bench.call('GET', `/audit-log${query}`, { token });
    const all = await read();
    expect(all.headers['x-total-count']).toBe('4');
    expect(all.json()[0]).toMatchObject({
      at: bench.now().toISOString(),
      actor_type: 'user',
      actor_id: '1',
      actor_name: 'Ada Admin',
      action: 'organization.updated',
      entity: 'organization',
      entity_id: '1',
      changes: { name: ['Acme', 'Acme & Co'] },
      request_id: expect.any(String),
      ip: '127.0.0.1',
    });
    expect((await read('?entity=user')).json()).toHaveLength(1);
    expect((await read('?at_gt=2099-01-01')).json()).toEqual([]);
    const first = await read('?per_page=3');
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    expect((await bench.call('GET', next, { token })).json()).toHaveLength(1);
    expect((await read('?nonsense=1')).statusCode).toBe(400);
  });

  it('is for administrators', async () => {
    await become('user');
    expect((await bench.call('GET', '/audit-log', { token })).statusCode).toBe(403);
    expect((await bench.call('GET', '/audit-log')).statusCode).toBe(401);
  });
});

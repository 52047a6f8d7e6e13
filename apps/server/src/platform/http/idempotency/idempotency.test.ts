import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../../../testing/problems.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

const HOUR = 3_600_000;

let app: TestApp;
let ada: Staff;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
});
afterAll(() => app.close());

function create(key: string, body: object = { email: 'ana@fern.example' }, by = ada) {
  return app.call('POST', '/clients', {
    token: by.token,
    body,
    headers: { 'idempotency-key': key },
  });
}
const clients = (by = ada) => app.rows('SELECT id FROM clients WHERE org_id = $1', [by.org]);

it('answers a repeat as the first time, and does nothing', async () => {
  const first = await create('k');
  const second = await create('k');
  expect(first.statusCode).toBe(201);
  expect(second.statusCode).toBe(201);
  expect(second.body).toBe(first.body);
  expect(second.headers.location).toBe(first.headers.location);
  expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([
    undefined,
    'true',
  ]);
  expect(await clients()).toHaveLength(1);
});

it('gives the first answer even when the record has changed since', async () => {
  const first = await create('k');
  const { id } = first.json<{ id: number }>();
  await ada.call('PATCH', `/clients/${id}`, { name: 'Ana', version: 1 });
  expect((await create('k')).body).toBe(first.body);
});

it('refuses the key for a different request', async () => {
  await create('k');
  const other = await create('k', { email: 'ben@oak.example' });
  expectProblem(other, 422, 'idempotency_mismatch');
  const body = { name: 'Site' };
  const headers = { 'idempotency-key': 'k' };
  const site = await app.call('POST', '/sites', { token: ada.token, body, headers });
  expectProblem(site, 422, 'idempotency_mismatch');
  expect(await clients()).toHaveLength(1);
});

it('makes one record of two requests at once', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => create('k')));
  const codes = new Set(answers.map(({ statusCode }) => statusCode));
  expect(codes.has(201)).toBe(true);
  expect([...codes].filter((code) => code !== 201 && code !== 409)).toEqual([]);
  for (const answer of answers.filter(({ statusCode }) => statusCode === 409)) {
    expectProblem(answer, 409, 'in_progress');
    expect(answer.headers['retry-after']).toBe('1');
  }
  expect(await clients()).toHaveLength(1);
  expect((await create('k')).statusCode).toBe(201);
});

it('forgets a request that was refused, so that it can be made better', async () => {
  await create('one');
  expectProblem(await create('k'), 422, 'rule');
  expect((await create('k', { email: 'ben@oak.example' })).statusCode).toBe(201);
});

it('keeps the keys of different callers apart', async () => {
  const bo = await app.colleague(ada);
  const stranger = await app.organization('Stranger');
  await create('k');
  const others = [
    await create('k', { email: 'ben@oak.example' }, bo),
    await create('k', { email: 'ana@fern.example' }, stranger),
  ];
  expect(others.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
  expect(await clients()).toHaveLength(2);
  expect(await clients(stranger)).toHaveLength(1);
});

it('remembers for a day', async () => {
  await create('k');
  app.pass(23 * HOUR);
  const bo = await app.colleague(ada);
  await create('late', { email: 'ben@oak.example' }, bo);
  app.pass(2 * HOUR);
  const again = await app.colleague(ada);
  await create('k', { email: 'cid@oak.example' }, again);
  const kept = await app.rows<{ key: string }>(
    'SELECT key FROM idempotency_keys WHERE org_id = $1 ORDER BY created_at',
    [ada.org],
  );
  expect(kept.map(({ key }) => key)).toEqual(['late', 'k']);
});

it('takes no endless key, and none on routes that need none', async () => {
  expectProblem(await create('k'.repeat(201)), 400, 'malformed');
  expect(await clients()).toHaveLength(0);
  const answer = await app.call('GET', '/clients', {
    token: ada.token,
    headers: { 'idempotency-key': 'k' },
  });
  expect(answer.statusCode).toBe(200);
});

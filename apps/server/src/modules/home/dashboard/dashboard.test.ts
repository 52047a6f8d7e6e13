import type { Dashboard } from '@atrium/contract/home/dashboard.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  sales = salesOf(ada);
});
afterAll(() => app.close());

it('is empty, not missing, in an organization that has just begun', async () => {
  const { pipeline, won, leads, overdue, mrr, ...rest } = await sales.get<Dashboard>('/dashboard');
  expect(pipeline).toEqual([]);
  expect(won).toMatchObject({ amount: '0.00', before: '0.00', count: 0, target: '0.00' });
  expect(leads).toMatchObject({ count: 0, before: 0, sources: [] });
  expect(overdue).toEqual({ amount: '0.00', contract_count: 0 });
  expect(mrr).toEqual({ amount: '0.00', before: '0.00' });
  expect(rest).toEqual({
    visitors_online: 0,
    activity: [],
  });
});

it('says what is going on, and each number is that of the list behind it', async () => {
  const product = await sales.product({ standard_list_price: '100' });
  const open = await sales.deal();
  await sales.line(open, { product_id: product.id, quantity: 2 });
  const order = await sales.order();
  await sales.lead({ lead_source: 'Website' });
  const month = app.now().toISOString().slice(0, 7);
  await sales.post('/sales-targets', {
    targets: [{ owner_id: ada.id, month, amount: '8000.00' }],
  });
  const guest = await app.visitor(await app.site(ada));
  await guest.call('POST', '/messenger/messages', { id: crypto.randomUUID(), content: 'Hello' });
  const seen = await sales.get<Dashboard>('/dashboard');
  expect(seen.pipeline).toMatchObject([{ count: 1, amount: '200.00' }]);
  expect(seen.won).toMatchObject({ month, amount: '5000.00', count: 1, target: '8000.00' });
  const path = seen.won?.link.replace('/opportunities/table', '/opportunities') ?? '';
  expect((await ada.call('GET', path)).headers['x-total-count']).toBe('1');
  expect(seen.leads).toMatchObject({ count: 1, sources: [{ source: 'Website', count: 1 }] });
  expect(seen.visitors_online).toBe(1);
  expect(seen.activity?.map(({ summary }) => summary)).toContain(`Order ${order.number} created`);
});

it('adds up what is overdue as the page of each contract does', async () => {
  const old = await sales.contract({ start_date: '2025-11-01', billing_cycle: 'Monthly' });
  const paid = await sales.contract({ start_date: '2025-11-01', billing_cycle: 'Monthly' });
  const periods = (of: { periods: { state: string; amount: string }[] }) =>
    of.periods.filter(({ state }) => state === 'overdue').length;
  const due = periods(old);
  expect(due).toBeGreaterThan(1);
  const body = { payment_date: '2026-02-01', payment_method: 'Card', confirm: true };
  const whole = { ...body, amount: `${due * 500}.00` };
  await sales.post(`/contracts/${paid.id}/payments`, whole);
  await sales.post(`/contracts/${old.id}/payments`, { ...body, amount: '200.00' });
  const { overdue, mrr } = await sales.get<Dashboard>('/dashboard');
  expect(overdue).toEqual({ amount: `${due * 500 - 200}.00`, contract_count: 1 });
  expect(mrr).toMatchObject({ amount: '1000.00', before: '1000.00' });
});

it('shows each only what he may see', async () => {
  const stranger = await app.organization('Stranger');
  await sales.deal();
  const theirs = (await stranger.call('GET', '/dashboard')).json<Dashboard>();
  expect([theirs.pipeline, theirs.activity]).toEqual([[], []]);
  const key = await sales.post<{ key: string }>('/api-keys', {
    name: 'Small',
    scopes: ['organization.read'],
  });
  const small = await app.call('GET', '/dashboard', { token: key.key });
  expect(Object.values(small.json<Dashboard>()).every((part) => part === null)).toBe(true);
});

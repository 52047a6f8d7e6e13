import type { Order, OrderDetail } from '@atrium/contract/commerce/orders.ts';
import type { BulkOutcome } from '@atrium/contract/records/bulk.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statusesOf } from '../../../testing/identity-bench.ts';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let sales: Sales;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  sales = salesOf(ada);
});
afterAll(() => app.close());

const put = (order: { id: number }, body: object, by = ada) =>
  by.call('PUT', `/orders/${order.id}`, body);
const read = (order: { id: number }) => sales.get<OrderDetail>(`/orders/${order.id}`);
const numbers = async (query: string) =>
  (await sales.get<Order[]>(`/orders?${query}`)).map(({ number }) => number);

describe('by hand an order', () => {
  it('is fulfilled once it is paid', async () => {
    const order = await sales.order();
    await sales.pay(order, { amount: '5000' });
    const answer = await put(order, { status: 'Fulfilled', version: 2 });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      status: 'Fulfilled',
      version: 3,
      can: { fulfill: false, cancel: false, pay: true },
    });
    const past = await sales.get<{ summary: string; type: string }[]>(
      `/orders/${order.id}/timeline`,
    );
    expect(past[0]).toMatchObject({
      type: 'order.fulfilled',
      summary: `Order ${order.number} fulfilled`,
    });
    const history = await sales.get<object[]>(`/orders/${order.id}/history`);
    expect(history[0]).toMatchObject({
      action: 'order.fulfilled',
      changes: { status: ['Paid in Full', 'Fulfilled'] },
    });
  });

  it('is fulfilled unpaid only when that is confirmed', async () => {
    const order = await sales.order();
    const doubt = await put(order, { status: 'Fulfilled', version: 1 });
    expect(fieldsOf(expectProblem(doubt, 422, 'rule'))).toEqual(['confirm']);
    const sure = await put(order, { status: 'Fulfilled', confirm: true, version: 1 });
    expect(sure.json()).toMatchObject({ status: 'Fulfilled', balance_due: '5000.00' });
    await sales.pay(order);
    expect(await read(order)).toMatchObject({ status: 'Fulfilled', balance_due: '2500.00' });
  });

  it('is cancelled, is owed nothing any more, and stays so', async () => {
    const order = await sales.order();
    await sales.pay(order);
    const answer = await put(order, { status: 'Cancelled', version: 2 });
    expect(answer.json()).toMatchObject({
      status: 'Cancelled',
      calculated_total: '5000.00',
      paid_total: '2500.00',
      balance_due: '-2500.00',
      can: { fulfill: false, cancel: false, pay: false },
    });
    for (const status of ['Fulfilled', 'Awaiting Payment', 'Paid in Full']) {
      const again = await put(order, { status, confirm: true, version: 3 });
      expect(fieldsOf(expectProblem(again, 422, 'rule'))).toEqual(['status']);
    }
  });

  it('that is fulfilled cannot be cancelled', async () => {
    const order = await sales.order();
    await put(order, { status: 'Fulfilled', confirm: true, version: 1 });
    const answer = await put(order, { status: 'Cancelled', version: 2 });
    expect(expectProblem(answer, 422, 'rule').detail).toBe('A fulfilled order cannot be cancelled');
  });

  it.each([
    [{ status: 'Paid in Full', version: 1 }, 422, ['status']],
    [{ status: 'Partially Paid', version: 1 }, 422, ['status']],
    [{ status: 'Shipped', version: 1 }, 400, ['status']],
    [{ calculated_total: '1.00', version: 1 }, 422, ['calculated_total']],
    [{ paid_total: '1.00', balance_due: '0.00', version: 1 }, 422, ['paid_total', 'balance_due']],
    [{ order_date: '2026-01-01', version: 1 }, 400, ['order_date']],
    [{ owner_id: 999_999, version: 1 }, 422, ['owner_id']],
  ])('refuses %j', async (body, status, fields) => {
    const order = await sales.order();
    const answer = await put(order, body);
    const code = status === 400 ? 'invalid' : 'rule';
    expect(fieldsOf(expectProblem(answer, status, code))).toEqual(fields);
    expect(await read(order)).toEqual(order);
  });

  it('is changed with the version that was seen', async () => {
    const order = await sales.order();
    expectProblem(await put(order, { status: 'Cancelled' }), 400, 'version_missing');
    const clicks = await Promise.all([
      put(order, { status: 'Cancelled', version: 1 }),
      put(order, { status: 'Fulfilled', confirm: true, version: 1 }),
    ]);
    expect(statusesOf(clicks)).toEqual([200, 409]);
    const loser = clicks.find(({ statusCode }) => statusCode === 409)!;
    const { current } = expectProblem(loser, 409, 'version_conflict');
    expect(current).toMatchObject({ id: order.id, version: 2, line_items: [{}] });
  });
});

describe('the owner of an order', () => {
  it('or an administrator cancels and fulfils it, and nobody else', async () => {
    const order = await sales.order();
    for (const status of ['Cancelled', 'Fulfilled']) {
      const body = { status, confirm: true, version: 1 };
      expectProblem(await put(order, body, bo), 403, 'forbidden');
    }
    expect(await read(order)).toEqual(order);
    const own = await sales.order({ owner_id: bo.id });
    expect((await put(own, { status: 'Cancelled', version: 1 }, bo)).statusCode).toBe(200);
  });

  it('is changed by the owner or an administrator, not by whoever likes to be it', async () => {
    const order = await sales.order();
    const grab = { owner_id: bo.id, version: 1 };
    expectProblem(await put(order, grab, bo), 403, 'forbidden');
    const seen = await bo.call('GET', `/orders/${order.id}`);
    expect(seen.json()).toMatchObject({
      can: { update: false, pay: false, cancel: false, fulfill: false },
    });
    expect((await put(order, grab)).json()).toMatchObject({ owner_id: bo.id, version: 2 });
    expect((await put(order, { owner_id: ada.id, version: 2 }, bo)).statusCode).toBe(200);
  });
});

it('many orders change at once, and each is told for itself', async () => {
  const paid = await sales.order({ lines: [{ sale_price: '0.00' }] });
  const open = await sales.order();
  const records = [paid, open].map(({ id }) => ({ id, version: 1 }));
  const outcome = await sales.post<BulkOutcome>('/orders/bulk', {
    records,
    changes: { status: 'Fulfilled' },
  });
  expect(outcome.updated).toEqual([paid.id]);
  expect(outcome.failed).toMatchObject([{ id: open.id, code: 'rule' }]);
  const sure = await sales.post<BulkOutcome>('/orders/bulk', {
    records: [{ id: open.id, version: 1 }],
    changes: { status: 'Fulfilled', confirm: true },
  });
  expect(sure).toEqual({ updated: [open.id], failed: [] });
});

describe('the list', () => {
  it('filters, sorts and searches by what is calculated and what is joined', async () => {
    const account = await sales.account({ name: 'Zoo' });
    const small = await sales.order({ lines: [{ sale_price: '100.00' }] });
    const big = await sales.order({ account_id: account.id, lines: [{ quantity: 2 }] });
    await sales.pay(small, { amount: '60' });
    expect(await numbers('sort=-calculated_total')).toEqual([big.number, small.number]);
    expect(await numbers('sort=balance_due')).toEqual([small.number, big.number]);
    expect(await numbers('sort=-account_name')).toEqual([big.number, small.number]);
    expect(await numbers('balance_due_gt=40')).toEqual([big.number]);
    expect(await numbers('calculated_total_lte=100')).toEqual([small.number]);
    expect(await numbers('status=Partially Paid')).toEqual([small.number]);
    expect(await numbers(`account_id=${account.id}`)).toEqual([big.number]);
    expect(await numbers('search=zoo')).toEqual([big.number]);
    expect(await numbers(`search=${small.number.toLowerCase()}`)).toEqual([small.number]);
    expect(await numbers('')).toEqual([big.number, small.number]);
    expectProblem(await ada.call('GET', '/orders?colour=red'), 400, 'invalid');
    const { body } = await ada.call('GET', '/orders/export?sort=number');
    expect(body).toContain(
      `${small.number},2026-03-02,Partially Paid,Fern & Co,New Website,100.00,60.00,40.00`,
    );
  });

  it('of an account is a list of its own', async () => {
    const order = await sales.order();
    await sales.order();
    const answer = await ada.call(
      'GET',
      `/accounts/${order.account_id}/orders?status_ne=Cancelled`,
    );
    expect(answer.json()).toMatchObject([{ id: order.id }]);
    expect(answer.headers['x-total-count']).toBe('1');
    expectProblem(await ada.call('GET', '/accounts/999999/orders'), 404, 'not_found');
  });

  it('goes on by cursor, from the newest number to the oldest', async () => {
    for (let index = 0; index < 5; index++) await sales.order();
    const first = await ada.call('GET', '/orders?per_page=2');
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!;
    const second = await app.call('GET', next, { token: ada.token });
    const all = await numbers('');
    const seen = [...first.json<Order[]>(), ...second.json<Order[]>()].map(({ number }) => number);
    expect(seen).toEqual(all.slice(0, 4));
  });
});

it('hides the orders of other organizations', async () => {
  const order = await sales.order();
  const stranger = await app.organization('Stranger');
  for (const path of ['', '/payments', '/history', '/timeline']) {
    expectProblem(await stranger.call('GET', `/orders/${order.id}${path}`), 404, 'not_found');
  }
  const cancel = { status: 'Cancelled', version: 1 };
  expectProblem(await put(order, cancel, stranger), 404, 'not_found');
  expect((await stranger.call('GET', '/orders')).json()).toEqual([]);
  expectProblem(await app.call('GET', '/orders'), 401, 'unauthenticated');
});

import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statusesOf } from '../../../testing/identity-bench.ts';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { breakEverywhere } from '../../../testing/stand-ins/cut-line.ts';
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

const generate = (deal: { id: number }, body: object = {}, by = ada) =>
  by.call('POST', `/opportunities/${deal.id}/generate-order`, body);
const ordersOf = (deal: { id: number }) =>
  sales.get<OrderDetail[]>(`/orders?opportunity_id=${deal.id}`);
const summaries = async (path: string) =>
  (await sales.get<{ summary: string }[]>(`${path}/timeline`)).map(({ summary }) => summary);

describe('an order made of a deal', () => {
  it('has its lines, prices and names of that moment, and waits for payment', async () => {
    const product = await sales.product({ name: 'Website', is_retainer_product: true });
    const deal = await sales.wonDeal({
      owner_id: bo.id,
      lines: [{ product_id: product.id, quantity: 1.5, sale_price: '33.33' }, {}],
    });
    const answer = await generate(deal);
    expect(answer.statusCode).toBe(201);
    const order = answer.json<OrderDetail>();
    expect(answer.headers.location).toBe(`/api/v1/orders/${order.id}`);
    expect(order).toMatchObject({
      number: `ORD-${String(order.id).padStart(6, '0')}`,
      order_date: '2026-03-02',
      status: 'Awaiting Payment',
      account_id: deal.account_id,
      account_name: 'Fern & Co',
      opportunity_id: deal.id,
      opportunity_name: 'New Website',
      owner_id: bo.id,
      calculated_total: '5050.00',
      paid_total: '0.00',
      balance_due: '5050.00',
      created_by: ada.id,
      version: 1,
      payments: [],
      can: { update: true, fulfill: true, cancel: true, pay: true },
    });
    await ada.call('PUT', `/products/${product.id}`, {
      name: 'Site',
      standard_list_price: '9',
      version: 1,
    });
    const [first, second] = (await sales.get<OrderDetail>(`/orders/${order.id}`)).line_items;
    expect(first).toMatchObject({
      product_id: product.id,
      product_name: 'Website',
      quantity: 1.5,
      price_at_purchase: '33.33',
      total: '50.00',
      is_retainer_product: true,
    });
    expect(second).toMatchObject({ quantity: 1, price_at_purchase: '5000.00' });
  });

  it('is told on its own timeline, the deal’s and the account’s, and in the audit trail', async () => {
    const deal = await sales.wonDeal();
    const { id, number } = (await generate(deal)).json<OrderDetail>();
    const told = `Order ${number} created`;
    expect(await summaries(`/orders/${id}`)).toEqual([told]);
    expect((await summaries(`/opportunities/${deal.id}`))[0]).toBe(told);
    expect((await summaries(`/accounts/${deal.account_id}`))[0]).toBe(told);
    const history = await sales.get<object[]>(`/orders/${id}/history`);
    expect(history).toMatchObject([
      { action: 'order.created', changes: { calculated_total: [null, '5000.00'] } },
    ]);
  });

  it('that costs nothing is paid', async () => {
    const deal = await sales.wonDeal({ lines: [{ sale_price: '0.00' }] });
    const order = (await generate(deal)).json<OrderDetail>();
    expect(order).toMatchObject({ status: 'Paid in Full', balance_due: '0.00' });
  });

  it('sells a product that has left the catalog since it was agreed on', async () => {
    const product = await sales.product();
    const deal = await sales.wonDeal({ lines: [{ product_id: product.id }] });
    await ada.call('PUT', `/products/${product.id}`, { is_active: false, version: 1 });
    expect((await generate(deal)).statusCode).toBe(201);
  });

  it('can cost more than a number of a program holds', async () => {
    const line = { quantity: 1_000_000, sale_price: '9999999999.99' };
    const deal = await sales.wonDeal({ lines: Array.from({ length: 12 }, () => line) });
    const order = (await generate(deal)).json<OrderDetail>();
    expect(order).toMatchObject({ calculated_total: '119999999999880000.00' });
    const paid = await sales.pay(order, { amount: '9999999999.99' });
    expect(paid.amount).toBe('9999999999.99');
    expect(await sales.get(`/orders/${order.id}`)).toMatchObject({
      status: 'Partially Paid',
      balance_due: '119999989999880000.01',
    });
  });
});

describe('an order is refused', () => {
  it('of a deal that is not won, or has no lines', async () => {
    const open = await sales.deal();
    expect(fieldsOf(expectProblem(await generate(open), 422, 'rule'))).toEqual(['stage']);
    const lost = await sales.deal({ stage: 'Closed Lost', loss_reason: 'Price' });
    expect(fieldsOf(expectProblem(await generate(lost), 422, 'rule'))).toEqual(['stage']);
    const empty = await sales.deal({ stage: 'Closed Won' });
    expect(fieldsOf(expectProblem(await generate(empty), 422, 'rule'))).toEqual(['line_items']);
    expect(await sales.get('/orders')).toEqual([]);
  });

  it.each([
    [{ order_date: '2026-02-30' }, 400, ['order_date']],
    [{ order_date: '2026-03-03' }, 422, ['order_date']],
    [{ again: 'yes' }, 400, ['again']],
    [{ calculated_total: '1.00' }, 400, ['calculated_total']],
  ])('with %j', async (body, status, fields) => {
    const deal = await sales.wonDeal();
    const problem = expectProblem(
      await generate(deal, body),
      status,
      status === 400 ? 'invalid' : 'rule',
    );
    expect(fieldsOf(problem)).toEqual(fields);
    expect(await ordersOf(deal)).toEqual([]);
  });

  it('to strangers, and to nobody in particular', async () => {
    const deal = await sales.wonDeal();
    const stranger = await app.organization('Stranger');
    expectProblem(await generate(deal, {}, stranger), 404, 'not_found');
    const path = `/opportunities/${deal.id}/generate-order`;
    expectProblem(await app.call('POST', path, { body: {} }), 401, 'unauthenticated');
  });
});

describe('a second order of the same deal', () => {
  it('needs to be asked for', async () => {
    const deal = await sales.wonDeal();
    const { number } = (await generate(deal)).json<OrderDetail>();
    expect(expectProblem(await generate(deal), 409, 'conflict').detail).toContain(number);
    expect((await generate(deal, { again: true })).statusCode).toBe(201);
    expectProblem(await generate(deal), 409, 'conflict');
    expect(await ordersOf(deal)).toHaveLength(2);
  });

  it('asked for where there is none yet is the first one', async () => {
    const deal = await sales.wonDeal();
    expect((await generate(deal, { again: true })).statusCode).toBe(201);
    expectProblem(await generate(deal), 409, 'conflict');
  });

  it('is not made by a double click, however many clicks', async () => {
    const deal = await sales.wonDeal();
    const answers = await Promise.all(Array.from({ length: 8 }, () => generate(deal)));
    expect(statusesOf(answers)).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect(await ordersOf(deal)).toHaveLength(1);
  });

  it('is not made by a repeat with the same Idempotency-Key', async () => {
    const deal = await sales.wonDeal();
    const path = `/opportunities/${deal.id}/generate-order`;
    const headers = { 'idempotency-key': `order-${deal.id}` };
    const sending = { token: ada.token, body: { again: true }, headers };
    const first = await app.call('POST', path, sending);
    const repeat = await app.call('POST', path, sending);
    expect(repeat.json()).toEqual(first.json());
    expect(await ordersOf(deal)).toHaveLength(1);
    const other = await app.call('POST', path, { ...sending, body: {} });
    expectProblem(other, 422, 'idempotency_mismatch');
  });
});

it('a crash between any two statements leaves nothing behind', async () => {
  const deal = await sales.wonDeal({ lines: [{}, {}, {}] });
  const everything = async () => {
    const tables = ['orders', 'order_line_items', 'opportunities', 'audit_log', 'events'];
    const sums = tables.map(
      (name) =>
        `(SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t WHERE org_id = ${ada.org})`,
    );
    return JSON.stringify(await app.rows(`SELECT ARRAY[${sums.join()}] AS sums`));
  };
  const before = await everything();
  const places = await breakEverywhere(
    app,
    async () => (await generate(deal)).statusCode === 201,
    async () => expect(await everything()).toBe(before),
  );
  expect(places).toBeGreaterThan(10);
  expect((await ordersOf(deal))[0]).toMatchObject({ calculated_total: '15000.00' });
});

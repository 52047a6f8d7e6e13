import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { paymentOf, salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let sales: Sales;
let order: OrderDetail;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  sales = salesOf(ada);
  order = await sales.order();
});
afterAll(() => app.close());

const pay = (body: object, by = ada, id = order.id) =>
  by.call('POST', `/orders/${id}/payments`, paymentOf(body));
const put = (payment: { id: number }, body: object, by = ada) =>
  by.call('PUT', `/payments/${payment.id}`, body);
const now = () => sales.get<OrderDetail>(`/orders/${order.id}`);
const state = async () => {
  const { status, paid_total, balance_due, version } = await now();
  return { status, paid_total, balance_due, version };
};
/** It is 2026-03-02T09:00Z, which there is still the first. */
const inHonolulu = () =>
  ada.call('PATCH', '/organization', { time_zone: 'Pacific/Honolulu', version: 1 });

describe('a payment', () => {
  it('is logged for an order, which follows at once', async () => {
    const answer = await pay({ amount: 2500.0, transaction_id: 'tx_1', notes: 'First half' });
    expect(answer.statusCode).toBe(201);
    const payment = answer.json<Payment>();
    expect(answer.headers.location).toBe(`/api/v1/payments/${payment.id}`);
    expect(payment).toMatchObject({
      amount: '2500.00',
      payment_date: '2026-03-01',
      payment_method: 'Bank Transfer',
      status: 'Completed',
      transaction_id: 'tx_1',
      notes: 'First half',
      order_id: order.id,
      order_number: order.number,
      contract_id: null,
      account_id: order.account_id,
      account_name: 'Fern & Co',
      created_by_name: ada.name,
      version: 1,
      can: { update: true, void: true, complete: false, fail: true },
    });
    expect(await state()).toEqual({
      status: 'Partially Paid',
      paid_total: '2500.00',
      balance_due: '2500.00',
      version: 2,
    });
    await pay({});
    expect(await state()).toMatchObject({ status: 'Paid in Full', balance_due: '0.00' });
    const { payments } = await now();
    expect(payments.map(({ amount }) => amount)).toEqual(['2500.00', '2500.00']);
    expect(await sales.get(`/orders/${order.id}/payments`)).toEqual(payments);
  });

  it('is told on the timelines of the order, the deal and the account, and in the audit trail', async () => {
    const { id } = await sales.pay(order);
    const summaries = async (path: string) =>
      (await sales.get<{ summary: string }[]>(`${path}/timeline`)).map(({ summary }) => summary);
    const told = 'Payment of $2,500.00 logged';
    expect(await summaries(`/payments/${id}`)).toEqual([told]);
    const places = [`/orders/${order.id}`, `/opportunities/${order.opportunity_id}`];
    for (const place of [...places, `/accounts/${order.account_id}`]) {
      const lines = await summaries(place);
      expect(lines.filter((line) => line.startsWith(told))).toEqual([`${told}: Partially Paid`]);
    }
    const history = await sales.get<object[]>(`/orders/${order.id}/history`);
    expect(history[0]).toMatchObject({
      changes: { status: ['Awaiting Payment', 'Partially Paid'] },
    });
    const own = await sales.get<object[]>(`/payments/${id}/history`);
    expect(own).toMatchObject([
      { action: 'payment.created', changes: { order_id: [null, order.id] } },
    ]);
  });

  it('is voided: the order is owed it again, and it stays void', async () => {
    const payment = await sales.pay(order, { amount: '5000' });
    const answer = await put(payment, { status: 'Void', version: 1 });
    expect(answer.json()).toMatchObject({
      id: payment.id,
      status: 'Void',
      version: 2,
      can: { void: false, complete: false, fail: false },
    });
    expect(await state()).toMatchObject({ status: 'Awaiting Payment', balance_due: '5000.00' });
    const back = await put(payment, { status: 'Completed', version: 2 });
    expect(fieldsOf(expectProblem(back, 422, 'rule'))).toEqual(['status']);
    expect((await put(payment, { notes: 'Typed twice', version: 2 })).statusCode).toBe(200);
    const past = await sales.get<object[]>(`/payments/${payment.id}/timeline`);
    expect(past[1]).toMatchObject({
      type: 'payment.voided',
      summary: 'Payment of $5,000.00 voided',
    });
  });

  it('that is pending counts once it has come in', async () => {
    await inHonolulu();
    const payment = await sales.pay(order, { status: 'Pending', payment_date: '2026-03-02' });
    expect(await state()).toMatchObject({ status: 'Awaiting Payment', paid_total: '0.00' });
    const early = await put(payment, { status: 'Completed', version: 1 });
    expect(fieldsOf(expectProblem(early, 422, 'rule'))).toEqual(['payment_date']);
    await ada.call('PATCH', '/organization', { time_zone: 'UTC', version: 2 });
    expect((await put(payment, { status: 'Completed', version: 1 })).statusCode).toBe(200);
    expect(await state()).toMatchObject({ status: 'Partially Paid', paid_total: '2500.00' });
    expect((await put(payment, { status: 'Failed', version: 2 })).statusCode).toBe(200);
    expect(await state()).toMatchObject({ status: 'Awaiting Payment', paid_total: '0.00' });
  });

  it('is changed with the version that was seen, and in nothing that was paid', async () => {
    const payment = await sales.pay(order);
    expectProblem(await put(payment, { status: 'Void' }), 400, 'version_missing');
    const stale = expectProblem(
      await put(payment, { status: 'Void', version: 7 }),
      409,
      'version_conflict',
    );
    expect(stale.current).toMatchObject({ id: payment.id, status: 'Completed' });
    const cheaper = await put(payment, { amount: '1.00', version: 1 });
    expect(fieldsOf(expectProblem(cheaper, 400, 'invalid'))).toEqual(['amount']);
    const pending = await put(payment, { status: 'Pending', version: 1 });
    expect(fieldsOf(expectProblem(pending, 422, 'rule'))).toEqual(['status']);
    expect(await sales.get(`/payments/${payment.id}`)).toEqual(payment);
  });

  it('is logged once for an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': `payment-${order.id}` };
    const sending = { token: ada.token, headers, body: paymentOf() };
    const path = `/orders/${order.id}/payments`;
    const first = await app.call('POST', path, sending);
    const repeat = await app.call('POST', path, sending);
    expect(repeat.json()).toEqual(first.json());
    expect((await now()).payments).toHaveLength(1);
  });
});

describe('bad input is named by its field', () => {
  it.each([
    [{ amount: '-5' }, 400, ['amount']],
    [{ amount: 0 }, 400, ['amount']],
    [{ amount: '$5,000' }, 400, ['amount']],
    [{ amount: 'five' }, 400, ['amount']],
    [{ amount: '' }, 400, ['amount']],
    [{ amount: '0.12345678901234567' }, 400, ['amount']],
    [{ amount: 0.1 + 0.2 }, 400, ['amount']],
    [{ amount: '10000000000.00' }, 400, ['amount']],
    [{ amount: 1e21 }, 400, ['amount']],
    [{ amount: null }, 400, ['amount']],
    [{ payment_date: '2026-02-30' }, 400, ['payment_date']],
    [{ payment_date: '02/03/2026' }, 400, ['payment_date']],
    [{ payment_date: '2026-03-03' }, 422, ['payment_date']],
    [{ payment_date: '0206-03-01' }, 400, ['payment_date']],
    [{ payment_method: 'Gold' }, 400, ['payment_method']],
    [{ status: 'Void' }, 400, ['status']],
    [{ service_period_start: '2026-03-01' }, 400, ['service_period_end']],
    [{ service_period_end: '2026-03-01' }, 400, ['service_period_start']],
    [
      { service_period_start: '2026-03-02', service_period_end: '2026-03-01' },
      400,
      ['service_period_end'],
    ],
    [
      { service_period_start: '2026-03-01', service_period_end: '9026-03-01' },
      400,
      ['service_period_end'],
    ],
    [
      { service_period_start: '2026-03-01', service_period_end: '2036-03-01' },
      400,
      ['service_period_end'],
    ],
    [{ notes: '\u0000' }, 400, ['notes']],
    [{ balance_due: '0.00' }, 400, ['balance_due']],
  ])('%j', async (body, status, fields) => {
    const problem = expectProblem(await pay(body), status, status === 400 ? 'invalid' : 'rule');
    expect(fieldsOf(problem)).toEqual(fields);
    expect(problem.errors?.every(({ message }) => message.length > 5)).toBe(true);
    expect(await state()).toMatchObject({ status: 'Awaiting Payment', version: 1 });
  });

  it('today is today where the organization is', async () => {
    await inHonolulu();
    expect(fieldsOf(expectProblem(await pay({ payment_date: '2026-03-02' }), 422, 'rule'))).toEqual(
      ['payment_date'],
    );
    expect((await pay({ payment_date: '2026-03-01' })).statusCode).toBe(201);
  });
});

describe('more than is due', () => {
  it('is taken when it is meant', async () => {
    const slip = await pay({ amount: '50000' });
    expect(expectProblem(slip, 422, 'rule').errors).toEqual([
      {
        path: 'amount',
        code: 'more_than_due',
        message: 'This is more than the balance due of $5,000.00: confirm it if it is meant',
      },
    ]);
    expect((await pay({ amount: '5000.01', confirm: true })).statusCode).toBe(201);
    expect(await state()).toMatchObject({ status: 'Paid in Full', balance_due: '-0.01' });
    expect(expectProblem(await pay({ amount: '1' }), 422, 'rule').detail).toContain('$0.00');
  });

  it('is what a retainer that runs on is paid', async () => {
    const product = await sales.product({ is_retainer_product: true });
    order = await sales.order({ lines: [{ product_id: product.id, sale_price: '100.00' }] });
    for (const month of ['01', '02', '03']) {
      const period = {
        service_period_start: `2026-${month}-01`,
        service_period_end: `2026-${month}-28`,
      };
      expect((await pay({ amount: '100', ...period })).statusCode).toBe(201);
    }
    expect(await state()).toMatchObject({ status: 'Paid in Full', paid_total: '300.00' });
    expectProblem(await pay({ amount: '100' }), 422, 'rule');
  });
});

describe('who sees to payments', () => {
  it('is the owner of the order, or an administrator', async () => {
    expectProblem(await pay({}, bo), 403, 'forbidden');
    const payment = await sales.pay(order);
    expectProblem(await put(payment, { status: 'Void', version: 1 }, bo), 403, 'forbidden');
    const seen = await bo.call('GET', `/payments/${payment.id}`);
    expect(seen.json()).toMatchObject({ can: { update: false, void: false } });
    const his = await sales.order({ owner_id: bo.id });
    const paid = (await pay({}, bo, his.id)).json<Payment>();
    expect(paid.can).toMatchObject({ void: true });
    expect((await put(paid, { status: 'Void', version: 1 })).statusCode).toBe(200);
  });

  it('is nobody of another organization', async () => {
    const stranger = await app.organization('Stranger');
    const payment = await sales.pay(order);
    expectProblem(await pay({}, stranger), 404, 'not_found');
    expectProblem(await put(payment, { status: 'Void', version: 1 }, stranger), 404, 'not_found');
    for (const path of ['', '/history', '/timeline'])
      expectProblem(await stranger.call('GET', `/payments/${payment.id}${path}`), 404, 'not_found');
    const foreign = await stranger.call('POST', '/payments', paymentOf({ order_id: order.id }));
    expect(fieldsOf(expectProblem(foreign, 422, 'rule'))).toEqual(['order_id']);
    const anybody = await app.call('POST', `/orders/${order.id}/payments`, { body: paymentOf() });
    expectProblem(anybody, 401, 'unauthenticated');
    expect(await state()).toMatchObject({ version: 2 });
  });
});

describe('a cancelled order', () => {
  it('takes no payments, but lets go of those it has', async () => {
    const paid = await sales.pay(order);
    const pending = await sales.pay(order, { status: 'Pending' });
    await ada.call('PUT', `/orders/${order.id}`, { status: 'Cancelled', version: 3 });
    expect(fieldsOf(expectProblem(await pay({}), 422, 'rule'))).toEqual(['order_id']);
    const late = await put(pending, { status: 'Completed', version: 1 });
    expect(fieldsOf(expectProblem(late, 422, 'rule'))).toEqual(['order_id']);
    expect((await put(paid, { status: 'Void', version: 1 })).statusCode).toBe(200);
    expect(await state()).toMatchObject({ status: 'Cancelled', balance_due: '0.00' });
  });
});

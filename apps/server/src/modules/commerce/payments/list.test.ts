import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { paymentOf, salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;
let order: OrderDetail;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  sales = salesOf(ada);
  order = await sales.order();
});
afterAll(() => app.close());

const ids = async (query: string) =>
  (await sales.get<Payment[]>(`/payments?${query}`)).map(({ id }) => id);

describe('payments for a contract', () => {
  it('are logged and listed like those for an order', async () => {
    const contract = await sales.contract();
    const path = `/contracts/${contract.id}/payments`;
    const paid = await sales.post<Payment>(path, paymentOf({ amount: '500' }));
    expect(paid).toMatchObject({
      contract_id: contract.id,
      contract_number: contract.number,
      order_id: null,
      account_id: contract.account_id,
      can: { void: true },
    });
    expect(await sales.get(path)).toEqual([paid]);
    expect(await sales.get(`/contracts/${contract.id}`)).toMatchObject({
      paid_total: '500.00',
      status: 'Active',
      version: contract.version + 1,
      payments: [{ id: paid.id }],
    });
    const past = await sales.get<object[]>(`/accounts/${contract.account_id}/timeline`);
    const summary = 'Payment of $500.00 logged';
    expect(past[0]).toMatchObject({ summary, kind: 'payment', subject_name: contract.number });
    const more = await sales.post<Payment>(path, paymentOf({ amount: '99000' }));
    expect(more.amount).toBe('99000.00');
  });

  it('are refused for a draft, to colleagues, and to strangers', async () => {
    const contract = await sales.contract({ status: 'Draft' });
    const path = `/contracts/${contract.id}/payments`;
    const early = await ada.call('POST', path, paymentOf());
    expect(fieldsOf(expectProblem(early, 422, 'rule'))).toEqual(['contract_id']);
    const bo = await app.colleague(ada);
    expectProblem(await bo.call('POST', path, paymentOf()), 403, 'forbidden');
    const seen = await bo.call('GET', `/contracts/${contract.id}`);
    expect(seen.json()).toMatchObject({ can: { pay: false } });
    const stranger = await app.organization('Stranger');
    expectProblem(await stranger.call('POST', path, paymentOf()), 404, 'not_found');
    expectProblem(await stranger.call('GET', path), 404, 'not_found');
  });
});

describe('a payment that says itself what it is for', () => {
  it('is for an order or a contract', async () => {
    const contract = await sales.contract();
    const forOrder = await sales.post<Payment>('/payments', paymentOf({ order_id: order.id }));
    expect(forOrder).toMatchObject({ order_number: order.number });
    const forContract = await sales.post<Payment>(
      '/payments',
      paymentOf({ contract_id: contract.id }),
    );
    expect(forContract).toMatchObject({ contract_number: contract.number });
  });

  it.each([
    [{}, ['order_id']],
    [{ order_id: 999_999 }, ['order_id']],
    [{ contract_id: 999_999 }, ['contract_id']],
    [{ order_id: 1, contract_id: 1 }, ['contract_id']],
  ])('and refuses %j', async (body, fields) => {
    const answer = await ada.call('POST', '/payments', paymentOf(body));
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(fields);
  });
});

it('the list filters, sorts and searches across orders and contracts', async () => {
  const zoo = await sales.account({ name: 'Zoo' });
  const contract = await sales.contract({ account_id: zoo.id });
  const small = await sales.pay(order, { amount: '10', transaction_id: 'ch_77' });
  const late = { amount: '20', payment_date: '2026-03-02', payment_method: 'Cash' };
  const big = await sales.post<Payment>(`/contracts/${contract.id}/payments`, paymentOf(late));
  expect(await ids('')).toEqual([big.id, small.id]);
  expect(await ids('sort=amount')).toEqual([small.id, big.id]);
  expect(await ids('sort=-account_name')).toEqual([big.id, small.id]);
  expect(await ids(`account_id=${zoo.id}`)).toEqual([big.id]);
  expect(await ids(`account_id_in=${zoo.id},${order.account_id}`)).toEqual([big.id, small.id]);
  expect(await ids(`account_id_ne=${zoo.id}`)).toEqual([small.id]);
  expect(await ids(`order_id=${order.id}`)).toEqual([small.id]);
  expect(await ids('payment_method=Cash')).toEqual([big.id]);
  expect(await ids('amount_gt=10')).toEqual([big.id]);
  for (const word of ['zoo', contract.number])
    expect(await ids(`search=${word}`)).toEqual([big.id]);
  for (const word of ['CH_77', order.number])
    expect(await ids(`search=${word}`)).toEqual([small.id]);
  expect(await sales.get(`/accounts/${zoo.id}/payments`)).toMatchObject([{ id: big.id }]);
  expectProblem(await ada.call('GET', '/accounts/999999/payments'), 404, 'not_found');
  const { body } = await ada.call('GET', '/payments/export');
  expect(body).toContain(
    `${small.id},2026-03-01,10.00,Bank Transfer,Completed,Fern & Co,${order.number},,ch_77`,
  );
  const stranger = await app.organization('Stranger');
  expect((await stranger.call('GET', '/payments')).json()).toEqual([]);
});

import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Payment } from '@atrium/contract/commerce/payments.ts';
import type { Conversion } from '@atrium/contract/crm/leads.ts';
import { expectProblem } from '../../testing/problems.ts';
import { salesOf, type Sales } from '../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;
let order: OrderDetail;
let payment: Payment;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  sales = salesOf(ada);
  order = await sales.order();
  payment = await sales.pay(order);
});
afterAll(() => app.close());

/**
 * Runs SQL as the application does, up to the commit; gives how many rows its last statement touched, or the SQLSTATE
 * of its refusal.
 */
async function asApplication(...statements: string[]): Promise<number | string> {
  const client = await app.platform.db.engine.pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE atrium_app; SET LOCAL app.org_id = '${ada.org}'`);
    let touched = 0;
    for (const sql of statements) touched = (await client.query(sql)).rowCount ?? 0;
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return touched;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const REFUSED = '23001';
const FORBIDDEN = '42501';

describe('as the application, with SQL of its own', () => {
  const everything = [
    ['a price', 'UPDATE order_line_items SET price_at_purchase = 1', REFUSED],
    ['a quantity', 'UPDATE order_line_items SET quantity = quantity + 1', REFUSED],
    ['the name of what was sold', `UPDATE order_line_items SET product_name = 'x'`, REFUSED],
    ['a line away', 'DELETE FROM order_line_items', FORBIDDEN],
    ['an order away', 'DELETE FROM orders', FORBIDDEN],
    ['the date of an order', `UPDATE orders SET order_date = '2020-01-01'`, REFUSED],
    ['the deal of an order', 'UPDATE orders SET opportunity_id = NULL', REFUSED],
    ['a payment away', 'DELETE FROM payments', FORBIDDEN],
    ['an amount', 'UPDATE payments SET amount = 1', REFUSED],
    ['the date of a payment', `UPDATE payments SET payment_date = '2020-01-01'`, REFUSED],
    ['the order of a payment', 'UPDATE payments SET order_id = NULL', '23514'],
  ] as const;

  it.each(everything)('nobody takes or changes %s', async (_what, sql, code) => {
    expect(await asApplication(sql)).toBe(code);
  });

  it('a void payment stays void', async () => {
    await ada.call('PUT', `/payments/${payment.id}`, { status: 'Void', version: 1 });
    const revive = `UPDATE payments SET status = 'Completed' WHERE id = ${payment.id}`;
    expect(await asApplication(revive)).toBe(REFUSED);
  });

  it('what may change does', async () => {
    expect(await asApplication(`UPDATE orders SET status = 'Cancelled'`)).toBe(1);
    expect(await asApplication(`UPDATE payments SET status = 'Void', notes = 'x'`)).toBe(1);
  });

  it('a deal has one order that was not asked for again', async () => {
    const twin = `INSERT INTO orders (org_id, order_date, account_id, opportunity_id, owner_id)
      SELECT org_id, order_date, account_id, opportunity_id, owner_id FROM orders WHERE id = ${order.id}`;
    expect(await asApplication(twin)).toBe('23505');
  });
});

describe('a line', () => {
  const copyOf = (table: string) =>
    `INSERT INTO ${table} (org_id, product_id, product_name, quantity, position,`;
  const toOrder = (of: string) =>
    `${copyOf('order_line_items')} order_id, price_at_purchase, is_retainer_product)
     SELECT org_id, product_id, 'x', 1, 9, ${of}, 1, false FROM order_line_items ORDER BY id LIMIT 1`;
  const toContract = (of: string) =>
    `${copyOf('contract_line_items')} contract_id, price_per_cycle)
     SELECT org_id, product_id, 'x', 1, 9, ${of}, 1 FROM contract_line_items ORDER BY id LIMIT 1`;
  const newOrder = `INSERT INTO orders (org_id, order_date, account_id, owner_id)
    SELECT org_id, order_date, account_id, owner_id FROM orders ORDER BY id LIMIT 1`;
  const LAST = '(SELECT max(id) FROM orders)';

  it('is added to an order by the transaction that makes it, and by no other one', async () => {
    expect(await asApplication(newOrder, toOrder(LAST))).toBe(1);
    expect(await asApplication(toOrder('order_id'))).toBe(REFUSED);
    expect(await asApplication('UPDATE orders SET version = version', toOrder('order_id'))).toBe(
      REFUSED,
    );
    expect(await asApplication('UPDATE orders SET is_sealed = false')).toBe(REFUSED);
  });

  it('comes too late when the order is made for good, whatever happens before the commit', async () => {
    const { pool } = app.platform.db.engine;
    const client = await pool.connect();
    await client.query(`BEGIN; SET LOCAL ROLE atrium_app; SET LOCAL app.org_id = '${ada.org}'`);
    await client.query(newOrder);
    await client.query(`SET LOCAL app.org_id = '0'`);
    await client.query('COMMIT');
    client.release();
    expect(await asApplication(toOrder(LAST))).toBe(REFUSED);
  });

  it('is not added to a contract that is there already', async () => {
    await sales.contract();
    expect(await asApplication(toContract('contract_id'))).toBe(REFUSED);
    expect(await asApplication('UPDATE contracts SET is_sealed = false')).toBe(REFUSED);
  });
});

describe('a billing period', () => {
  let contract: ContractDetail;
  beforeEach(async () => {
    contract = await sales.contract({ end_date: '2026-12-31' });
  });
  const cancel = `UPDATE contract_periods SET cancelled_at = now() WHERE start_date = '2026-02-01'`;
  const insert = (kind: string, last: string) =>
    `INSERT INTO contract_periods (org_id, contract_id, kind, start_date, end_date, due_date)
     VALUES (${ada.org}, ${contract.id}, '${kind}', '2026-02-01', '${last}', '2026-02-01')`;

  it.each([
    ['its days', `UPDATE contract_periods SET end_date = end_date - 1`],
    ['its kind', `UPDATE contract_periods SET kind = 'trial'`],
    ['when it is due', `UPDATE contract_periods SET due_date = due_date + 99`],
  ])('keeps %s', async (_what, sql) => {
    expect(await asApplication(sql)).toBe(REFUSED);
  });

  it('is not taken away from the past of a contract, but replaced', async () => {
    expect(await asApplication('DELETE FROM contract_periods')).toBe(FORBIDDEN);
    await expect(app.rows('DELETE FROM contract_periods')).rejects.toMatchObject({ code: REFUSED });
    expect(await asApplication(cancel)).toBe(REFUSED);
    expect(await asApplication(cancel, insert('pause', '2026-02-27'))).toBe(REFUSED);
    expect(await asApplication(cancel, insert('pause', '2026-02-28'))).toBe(1);
  });

  it('that was cancelled stays so, when it was', async () => {
    const pause = { kind: 'pause', start_date: '2026-02-01', end_date: '2026-02-28', version: 1 };
    await sales.post(`/contracts/${contract.id}/periods`, pause);
    for (const value of ['NULL', `'2020-01-01'`]) {
      const change = `UPDATE contract_periods SET cancelled_at = ${value} WHERE cancelled_at IS NOT NULL`;
      expect(await asApplication(change)).toBe(REFUSED);
    }
  });
});

it('even the role of the system deletes no line and no payment', async () => {
  for (const table of ['order_line_items', 'payments', 'orders']) {
    const work = app.platform.db.system((tx) =>
      tx
        .deleteFrom(table as 'orders')
        .where('org_id', '=', ada.org)
        .execute(),
    );
    await expect(work).rejects.toMatchObject({ code: '23001' });
  }
});

it('orders and payments move with an account that is merged into another one', async () => {
  const kept = await sales.account({ name: 'Kept' });
  const other = { other_id: order.account_id, version: 1, other_version: 1 };
  await sales.post(`/accounts/${kept.id}/merge`, other);
  expect(await sales.get(`/accounts/${kept.id}/orders`)).toMatchObject([
    { id: order.id, account_name: 'Kept', balance_due: '2500.00' },
  ]);
  expect(await sales.get(`/payments?account_id=${kept.id}`)).toMatchObject([
    { id: payment.id, account_id: kept.id },
  ]);
  expect(await sales.get(`/orders?account_id=${order.account_id}`)).toEqual([]);
});

it('a conversion stands once its deal has an order', async () => {
  const lead = await sales.lead();
  const { created_records, lead: converted } = await sales.post<Conversion>(
    `/leads/${lead.id}/convert`,
    { opportunity_name: 'Shop' },
  );
  const deal = created_records.opportunity!;
  // Past the interface, which itself would leave traces in the deal.
  await app.rows(
    `INSERT INTO orders (org_id, order_date, account_id, opportunity_id, owner_id) VALUES ($1, '2026-03-02', $2, $3, $4)`,
    [ada.org, order.account_id, deal.id, ada.id],
  );
  const undo = { version: converted.version };
  const answer = await ada.call('POST', `/leads/${lead.id}/undo-conversion`, undo);
  expectProblem(answer, 409, 'conflict');
});

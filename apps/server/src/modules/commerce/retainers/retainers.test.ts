import type {
  MrrMonth,
  RetainerGrid,
  RetainerPayment,
} from '@atrium/contract/commerce/retainers.ts';
import type { Payment } from '@atrium/contract/commerce/payments.ts';
import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paymentOf, salesOf, type Sales } from '../../../testing/sales.ts';
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

/** A payment straight in the database. */
async function paid(columns: Record<string, unknown>): Promise<void> {
  const all = { org_id: ada.org, payment_date: '2026-02-10', payment_method: 'Cash', ...columns };
  const places = Object.keys(all).map((_name, index) => `$${index + 1}`);
  await app.rows(
    `INSERT INTO payments (${Object.keys(all).join()}) VALUES (${places.join()})`,
    Object.values(all),
  );
}
const grid = (year = 2026) => sales.get<RetainerGrid>(`/reports/retainers?year=${year}`);
const states = (report: RetainerGrid) => report.rows[0]?.cells.map(({ state }) => state);
const paidOf = (report: RetainerGrid) => report.rows[0]?.cells.map((cell) => cell.paid);

describe('the grid of retainers', () => {
  it('says month by month what was paid and what is owed', async () => {
    // Today is March 2; due after 14 days, overdue after 7 more.
    const contract = await sales.contract({ start_date: '2025-12-01', end_date: '2026-05-31' });
    const contract_id = contract.id;
    await paid({ contract_id, amount: '500.00', payment_date: '2026-01-05' });
    await paid({ contract_id, amount: '200.00', payment_date: '2026-02-05' });
    await paid({ contract_id, amount: '900.00', payment_date: '2026-02-05', status: 'Void' });
    const report = await grid();
    expect(states(report)?.slice(0, 6)).toEqual([
      'paid',
      'partial',
      'not_due',
      'future',
      'future',
      'none',
    ]);
    expect(report.rows[0]).toMatchObject({
      account_name: 'Fern & Co',
      paid_total: '700.00',
      expected_total: '2500.00',
    });
    expect(report.totals[1]).toEqual({ month: '2026-02', paid: '200.00', expected: '500.00' });
    expect(report).toMatchObject({ paid_total: '700.00', expected_total: '2500.00' });
    expect(states(await grid(2025))?.[11]).toBe('overdue');
    for (const name of ['retainer-view', 'retainer-payments'])
      expect(await sales.get(`/reports/${name}?year=2026`)).toEqual(report);
    expect(await sales.get('/reports/retainers')).toEqual(report);
  });

  it('spreads a payment over its months, to the cent', async () => {
    const { id: contract_id } = await sales.contract({ billing_cycle: 'Quarterly' });
    const service = { service_period_start: '2026-02-01', service_period_end: '2026-04-30' };
    await paid({ contract_id, amount: '500.00', ...service });
    const report = await grid();
    expect(paidOf(report)?.slice(0, 5)).toEqual(['0.00', '166.67', '166.67', '166.66', '0.00']);
    expect(states(report)?.slice(0, 6)).toEqual([
      'none',
      'paid',
      'paid',
      'paid',
      'future',
      'future',
    ]);
    const [behind] = await sales.get<RetainerPayment[]>(
      `/reports/retainers/payments?account_id=${report.rows[0]?.account_id}&month=2026-04`,
    );
    expect(behind).toMatchObject({ amount: '500.00', share: '166.66', contract_id });
    const year = await sales.get<RetainerPayment[]>('/reports/retainers/payments?year=2026');
    expect(year).toMatchObject([{ share: '500.00' }]);
    expect(await sales.get('/reports/retainers/payments?month=2026-05')).toEqual([]);
  });

  it('gives the payments behind a cell page by page, and says how many there are', async () => {
    const { id: contract_id } = await sales.contract();
    for (const amount of ['10.00', '20.00', '30.00']) await paid({ contract_id, amount });
    const page = async (number: number) => {
      const path = `/reports/retainers/payments?year=2026&per_page=2&page=${number}`;
      const answer = await ada.call('GET', path);
      const shares = answer.json<RetainerPayment[]>().map(({ share }) => share);
      return [answer.headers['x-total-count'], shares];
    };
    expect(await page(1)).toEqual(['3', ['30.00', '20.00']]);
    expect(await page(2)).toEqual(['3', ['10.00']]);
    expect(await page(3)).toEqual(['3', []]);
  });

  it('counts orders that hold a retainer product, and follows a payment that is voided', async () => {
    const care = await sales.product({ name: 'Care', is_retainer_product: true });
    const retainer = await sales.order({ lines: [{ product_id: care.id }] });
    const website = await sales.order();
    const log = (order: { id: number }) =>
      sales.post<Payment>(`/orders/${order.id}/payments`, paymentOf({ amount: '100.00' }));
    const { id, version } = await log(retainer);
    await log(website);
    expect(await grid()).toMatchObject({ rows: [{ paid_total: '100.00' }], paid_total: '100.00' });
    await ada.call('PATCH', `/payments/${id}`, { status: 'Void', version });
    expect((await grid()).rows).toEqual([]);
  });

  it('is exported without formulas', async () => {
    const account = await sales.account({ name: '=HYPERLINK("x")' });
    const { id: contract_id } = await sales.contract({ account_id: account.id });
    await paid({ contract_id, amount: '500.00' });
    const { body, headers } = await ada.call('GET', '/reports/retainers/export?year=2026');
    expect(headers['content-type']).toContain('text/csv');
    const [head, row, total] = body.slice(1).split('\r\n');
    expect(head).toMatch(/^account_name,2026-01,.*,2026-12,paid_total$/);
    expect(row).toMatch(/^"'=HYPERLINK\(""x""\)",0.00,500.00,.*,500.00$/);
    expect(total).toMatch(/^Total,0.00,500.00,.*,500.00$/);
  });
});

describe('monthly recurring revenue', () => {
  it('tells a renewal and a change from a new customer', async () => {
    const { id, version, line_items } = await sales.contract({ end_date: '2026-03-31' });
    const product_id = line_items[0]?.product_id;
    const renewed = await sales.post<ContractDetail>(`/contracts/${id}/renew`, {
      version,
      line_items: [{ product_id, price_per_cycle: '800.00' }],
    });
    expect(renewed).toMatchObject({ start_date: '2026-04-01', end_date: '2026-05-31' });
    const months = await sales.get<MrrMonth[]>('/reports/mrr?from=2026-01&months=6');
    const none = { new: '0.00', expansion: '0.00', contraction: '0.00', churned: '0.00' };
    expect(months).toEqual([
      { month: '2026-01', mrr: '0.00', ...none, contract_count: 0 },
      { month: '2026-02', mrr: '500.00', ...none, new: '500.00', contract_count: 1 },
      { month: '2026-03', mrr: '500.00', ...none, contract_count: 1 },
      { month: '2026-04', mrr: '800.00', ...none, expansion: '300.00', contract_count: 1 },
      { month: '2026-05', mrr: '800.00', ...none, contract_count: 1 },
      { month: '2026-06', mrr: '0.00', ...none, churned: '800.00', contract_count: 0 },
    ]);
    expect(await sales.get<MrrMonth[]>('/reports/mrr')).toHaveLength(12);
  });
});

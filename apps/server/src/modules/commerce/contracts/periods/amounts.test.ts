import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { addMoney } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { salesOf } from '../../../../testing/sales.ts';
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts';
import { addDays } from '@atrium/contract/core/calendar.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const contract = fc.record({
  start_date: fc.integer({ min: 0, max: 800 }).map((days) => addDays('2024-01-01', days)),
  billing_cycle: fc.constantFrom('Monthly', 'Quarterly', 'Annually'),
  price: fc.integer({ min: 1, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
  cuts: fc.uniqueArray(fc.nat(360), { maxLength: 6 }),
});

it('the parts of a cycle add up to its price, wherever it is cut', async () => {
  const ada = await app.organization();
  const sales = salesOf(ada);
  const { line_items, ...draft } = await sales.draft();
  await fc.assert(
    fc.asyncProperty(contract, async ({ start_date, billing_cycle, price, cuts }) => {
      const lines = line_items.map((line) => ({ ...line, price_per_cycle: price }));
      const terms = { ...draft, start_date, billing_cycle, line_items: lines };
      const { id, periods } = await sales.post<ContractDetail>('/contracts', terms);
      expect(new Set(periods.map(({ amount }) => amount))).toEqual(new Set([price]));
      // Each cut makes two periods of one, on the same days.
      for (const cut of cuts) await split(id, addDays(start_date, cut));
      const after = await sales.get<ContractDetail>(`/contracts/${id}`);
      expect(after.periods.length).toBeGreaterThanOrEqual(periods.length);
      for (const whole of periods) {
        const parts = after.periods.filter(
          (part) => part.start_date >= whole.start_date && part.end_date <= whole.end_date,
        );
        expect(addMoney(parts.map(({ amount }) => amount))).toBe(price);
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);

/** Makes two periods of the one that a day lies in, unless it begins then. */
async function split(contract_id: number, day: string): Promise<void> {
  await app.rows(
    `WITH cut AS (UPDATE contract_periods SET cancelled_at = now()
       WHERE contract_id = $1 AND cancelled_at IS NULL AND start_date < $2 AND end_date >= $2 RETURNING *)
     INSERT INTO contract_periods (org_id, contract_id, start_date, end_date, due_date)
     SELECT cut.org_id, cut.contract_id, part.first, part.last, part.first FROM cut
     CROSS JOIN LATERAL (VALUES (cut.start_date, $2::date - 1), ($2::date, cut.end_date)) AS part(first, last)`,
    [contract_id, day],
  );
}

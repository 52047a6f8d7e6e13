import { addMoney, subtractMoney } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movements } from './mrr.ts';

const MONTHS = Array.from({ length: 9 }, (_none, index) => `2026-0${index + 1}`);

const standing = fc.record({
  month: fc.constantFrom(...MONTHS),
  chain: fc.integer({ min: 1, max: 4 }),
  monthly: fc.bigInt(0n, 100_000n),
});

describe('movements of monthly recurring revenue', () => {
  it('lead from each month to the next, and say who was new and who went', () => {
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 40 }), (standings) => {
        const moved = movements(standings, MONTHS);
        expect(moved.map(({ month }) => month)).toEqual(MONTHS.slice(1));
        const sums = MONTHS.map((month) =>
          standings
            .filter((each) => each.month === month)
            .reduce((sum, { monthly }) => sum + monthly, 0n),
        );
        for (const [index, month] of moved.entries()) {
          const before = `${(sums[index] ?? 0n) / 100n}.${String((sums[index] ?? 0n) % 100n).padStart(2, '0')}`;
          const grown = addMoney([before, month.new, month.expansion]);
          expect(month.mrr).toBe(
            subtractMoney(grown, addMoney([month.contraction, month.churned])),
          );
          const isPlain = [month.new, month.expansion, month.contraction, month.churned].every(
            (amount) => !amount.startsWith('-'),
          );
          expect(isPlain).toBe(true);
        }
      }),
    );
  });
});

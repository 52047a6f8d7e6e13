import type { MrrMonth } from '@atrium/contract/commerce/retainers.ts';
import { fromMinor } from '@atrium/contract/core/money.ts';

/** A contract on the last day of a month, with what it brings in a month, in minor units. */
export interface Standing {
  month: string;
  /** The first contract of its chain: what renews or replaces another belongs to the same one. */
  chain: number;
  monthly: bigint;
}

/**
 * How revenue moved from month to month. A chain that begins is new, one that ends has churned, and between that it
 * grows or shrinks; so each month is the one before, plus new and expansion, less contraction and churned.
 * @param months in their order; the first is only what the second is compared with
 */
export function movements(standings: readonly Standing[], months: readonly string[]): MrrMonth[] {
  const byMonth = Map.groupBy(standings, ({ month }) => month);
  let before = chainsOf(byMonth.get(months[0] ?? '') ?? []);
  return months.slice(1).map((month) => {
    const standing = byMonth.get(month) ?? [];
    const now = chainsOf(standing);
    const moved = compare(before, now);
    before = now;
    return { month, ...moved, contract_count: standing.length };
  });
}

function chainsOf(standings: readonly Standing[]): Map<number, bigint> {
  const chains = new Map<number, bigint>();
  for (const { chain, monthly } of standings)
    chains.set(chain, (chains.get(chain) ?? 0n) + monthly);
  return chains;
}

function compare(before: Map<number, bigint>, now: Map<number, bigint>) {
  const sums = { mrr: 0n, new: 0n, expansion: 0n, contraction: 0n, churned: 0n };
  for (const chain of new Set([...before.keys(), ...now.keys()])) {
    const was = before.get(chain) ?? 0n;
    const is = now.get(chain) ?? 0n;
    sums.mrr += is;
    if (was === 0n) sums.new += is;
    else if (is === 0n) sums.churned += was;
    else if (is > was) sums.expansion += is - was;
    else sums.contraction += was - is;
  }
  return {
    mrr: fromMinor(sums.mrr),
    new: fromMinor(sums.new),
    expansion: fromMinor(sums.expansion),
    contraction: fromMinor(sums.contraction),
    churned: fromMinor(sums.churned),
  };
}

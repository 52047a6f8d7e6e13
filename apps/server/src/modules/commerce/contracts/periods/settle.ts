import type { ContractPeriod } from '@atrium/contract/commerce/contracts.ts';
import { addMoney, compareMoney, spreadMoney } from '@atrium/contract/core/money.ts';
import { addDays } from '@atrium/contract/core/calendar.ts';
import { serviceDays, type ServicePeriod } from '../../service-months.ts';

type Period = Omit<ContractPeriod, 'paid' | 'state'>;
type Money = ServicePeriod & { amount: string };

interface Account {
  periods: readonly Period[];
  /** The completed ones. */
  payments: readonly Money[];
  grace_days: number;
  today: string;
}

/** What was paid for each period. A payment is spread over its months, and each month falls to the period it lies in. */
export function settle({ periods, payments, grace_days, today }: Account): ContractPeriod[] {
  const asking = periods.filter(({ kind }) => kind === 'regular');
  const shares = new Map(asking.map((period): [Period, string[]] => [period, []]));
  for (const payment of payments) {
    const days = serviceDays(payment);
    for (const [index, share] of spreadMoney(payment.amount, days.length).entries()) {
      const period = periodAt(asking, days[index] ?? payment.payment_date);
      if (period) shares.get(period)?.push(share);
    }
  }
  return periods.map((period) => {
    const paid = addMoney(shares.get(period) ?? []);
    return { ...period, paid, state: stateOf({ ...period, paid }, { grace_days, today }) };
  });
}

/** Of those that ask for money the one of a day; before and between them the next one, after all of them the last. */
function periodAt(asking: readonly Period[], day: string): Period | undefined {
  return asking.find(({ end_date }) => end_date >= day) ?? asking.at(-1);
}

function stateOf(
  period: Period & { paid: string },
  { grace_days, today }: Pick<Account, 'grace_days' | 'today'>,
): ContractPeriod['state'] {
  if (period.kind !== 'regular' || period.amount === '0.00') return 'free';
  if (compareMoney(period.paid, period.amount) >= 0) return 'paid';
  if (period.paid !== '0.00') return 'partial';
  if (addDays(period.due_date, grace_days) < today) return 'overdue';
  return period.start_date > today ? 'future' : 'not_due';
}

import { PAYMENT_METHODS, type Payment } from '@atrium/contract/commerce/payments.ts';
import { addDays, addMonths } from '@atrium/contract/core/calendar.ts';
import { spreadMoney } from '@atrium/contract/core/money.ts';
import {
  generateContract,
  generateOrder,
  logPayment,
  updateOrder,
  updatePayment,
} from '../../modules/commerce/index.ts';
import type { WonDeal } from './deals.ts';
import { at, dayFromNow, type Sales } from './stage.ts';

/** So many days after an order or a period begins, people pay. */
const PAY_DAYS = 9;
/** Orders younger than this wait for their first payment, and those younger than the other for the second. */
const WAITING_DAYS = 20;
const OLD_DAYS = 70;

/** Orders and retainers of the deals that were won, and what has come in for them. */
export async function seedMoney(sales: Sales, won: readonly WonDeal[]): Promise<void> {
  for (const [index, deal] of won.entries()) {
    if (deal.package.isRetainer) await seedContract(sales, deal, index);
    else await seedOrder(sales, deal, index);
  }
}

/** Half before, half after; the newest still wait, one payment was a mistake, the oldest are done. */
async function seedOrder(sales: Sales, deal: WonDeal, index: number): Promise<void> {
  const order = await generateOrder(at(sales, deal.owner, deal.age - 1), deal.id, {});
  const [first = '0.00', second = '0.00'] = spreadMoney(order.calculated_total, 2);
  // Each payment and each change of one is a new version of its order.
  let { version } = order;
  const pay = async (amount: string, age: number): Promise<Payment> => {
    version += 1;
    return logPayment(
      at(sales, deal.owner, age),
      { kind: 'order', id: order.id },
      {
        amount,
        payment_date: dayFromNow(sales, -age),
        payment_method: sales.random.pick(PAYMENT_METHODS),
        status: 'Completed',
        transaction_id: `TX-${order.number.slice(-4)}-${100 + sales.random.below(900)}`,
      },
    );
  };
  if (deal.age < WAITING_DAYS) return;
  if (index % 5 === 2) {
    const twice = await pay(first, deal.age - PAY_DAYS);
    const change = { status: 'Void', notes: 'Typed twice', version: twice.version } as const;
    await updatePayment(at(sales, deal.owner, deal.age - PAY_DAYS), twice.id, change);
    version += 1;
  }
  await pay(first, deal.age - PAY_DAYS);
  if (deal.age < OLD_DAYS) return;
  await pay(second, deal.age - 5 * PAY_DAYS);
  if (index % 2 === 0) return;
  const done = at(sales, deal.owner, deal.age - 6 * PAY_DAYS);
  await updateOrder(done, order.id, { status: 'Fulfilled', version });
}

/** A year of service from the month after it was won, paid month by month; every third customer is behind. */
async function seedContract(sales: Sales, deal: WonDeal, index: number): Promise<void> {
  const start_date = addMonths(`${dayFromNow(sales, -deal.age).slice(0, 7)}-01`, 1);
  const contract = await generateContract(at(sales, deal.owner, deal.age - 1), deal.id, {
    start_date,
    end_date: index % 2 === 0 ? addDays(addMonths(start_date, 12), -1) : null,
    billing_cycle: 'Monthly',
  });
  const today = dayFromNow(sales, 0);
  const begun = contract.periods.filter((period) => addDays(period.start_date, PAY_DAYS) < today);
  const isBehind = index % 3 === 0;
  const paid = isBehind ? begun.slice(0, -2) : begun;
  for (const [month, period] of paid.entries()) {
    const isLess = isBehind && month === paid.length - 1;
    const date = addDays(period.start_date, PAY_DAYS);
    const age = (Date.parse(today) - Date.parse(date)) / 86_400_000;
    await logPayment(
      at(sales, deal.owner, age),
      { kind: 'contract', id: contract.id },
      {
        amount: isLess ? (spreadMoney(period.amount, 2)[0] ?? period.amount) : period.amount,
        payment_date: date,
        payment_method: 'Bank Transfer',
        status: 'Completed',
        service_period_start: period.start_date,
        service_period_end: period.end_date,
      },
    );
  }
}

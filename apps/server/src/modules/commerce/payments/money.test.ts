import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { fromMinor, toMinor } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { paymentOf, salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Answer, type Staff, type TestApp } from '../../../testing/test-app.ts';

// On the embedded database requests follow one another; `npm run test:postgres` gives each a connection of its own.
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

type Status = OrderDetail['status'];
type Counted = { cents: bigint; status: Payment['status'] };

/** What an order is by its total, its payments, and what was done by hand. */
function modelOf(total: bigint, paid: Counted[], byHand: Status | undefined) {
  const sum = paid
    .filter(({ status }) => status === 'Completed')
    .reduce((all, { cents }) => all + cents, 0n);
  const owed = byHand === 'Cancelled' ? 0n : total;
  const status =
    byHand ?? (sum >= total ? 'Paid in Full' : sum > 0n ? 'Partially Paid' : 'Awaiting Payment');
  return {
    status,
    calculated_total: fromMinor(total),
    paid_total: fromMinor(sum),
    balance_due: fromMinor(owed - sum),
  };
}

const cents = (max: number) => fc.integer({ min: 1, max });
const lines = fc.array(fc.record({ quantity: cents(900), price: fc.nat(200_000) }), {
  minLength: 1,
  maxLength: 3,
});
type Lines = { quantity: number; price: number }[];
/** Each line is rounded half up to the cent. */
const totalOf = (all: Lines) =>
  all.reduce(
    (sum, { quantity, price }) => sum + BigInt(Math.floor((quantity * price + 50) / 100)),
    0n,
  );
const orderOf = (all: Lines) =>
  sales.order({
    lines: all.map(({ quantity, price }) => ({
      quantity: quantity / 100,
      sale_price: fromMinor(BigInt(price)),
    })),
  });

const paying = fc.record({
  kind: fc.constant('pay' as const),
  cents: cents(300_000),
  status: fc.constantFrom('Completed' as const, 'Completed' as const, 'Pending' as const),
});
const moving = fc.record({
  kind: fc.constant('move' as const),
  which: fc.nat(9),
  to: fc.constantFrom('Completed' as const, 'Failed' as const, 'Void' as const),
});
const editing = fc.record({
  kind: fc.constant('edit' as const),
  which: fc.nat(9),
  notes: fc.constantFrom('a', 'b'),
});
const ending = fc.record({
  kind: fc.constant('end' as const),
  to: fc.constantFrom('Fulfilled' as const, 'Cancelled' as const),
});
const step = fc.oneof(
  { weight: 6, arbitrary: paying },
  { weight: 4, arbitrary: moving },
  { weight: 1, arbitrary: editing },
  { weight: 1, arbitrary: ending },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const WAYS: Record<Payment['status'], Payment['status'][]> = {
  Pending: ['Completed', 'Failed', 'Void'],
  Completed: ['Failed', 'Void'],
  Failed: ['Void'],
  Void: [],
};

const pay = (
  order: { id: number },
  { cents: amount, status }: Pick<Counted, 'status'> & { cents: number },
) =>
  ada.call(
    'POST',
    `/orders/${order.id}/payments`,
    paymentOf({ amount: fromMinor(BigInt(amount)), status, confirm: true }),
  );
const change = (payment: { id: number; version: number }, body: object) =>
  ada.call('PUT', `/payments/${payment.id}`, { ...body, version: payment.version });
const read = (order: { id: number }) => sales.get<OrderDetail>(`/orders/${order.id}`);

/** The plain program beside the product: does the same steps, and says which of them are to be refused. */
async function walk(order: OrderDetail, total: bigint, steps: Step[]): Promise<void> {
  const known: { id: number; version: number; counted: Counted }[] = [];
  let byHand: Status | undefined;
  let version = 1;
  for (const now of steps) {
    let answer: Answer;
    let fits: boolean;
    if (now.kind === 'pay') {
      fits = byHand !== 'Cancelled';
      answer = await pay(order, now);
      if (fits) {
        const { id } = answer.json<Payment>();
        known.push({ id, version: 1, counted: { cents: BigInt(now.cents), status: now.status } });
        version++;
      }
    } else if (now.kind === 'end') {
      fits = byHand === undefined || byHand === now.to;
      answer = await ada.call('PUT', `/orders/${order.id}`, {
        status: now.to,
        confirm: true,
        version,
      });
      if (fits && byHand === undefined) {
        byHand = now.to;
        version++;
      }
    } else {
      const payment = known[now.which % known.length || 0];
      if (!payment) continue;
      const { counted } = payment;
      const to = now.kind === 'move' ? now.to : counted.status;
      const isMove = to !== counted.status;
      fits = !isMove || WAYS[counted.status].includes(to);
      if (to === 'Completed' && isMove && byHand === 'Cancelled') fits = false;
      answer = await change(payment, now.kind === 'move' ? { status: to } : { notes: now.notes });
      if (fits) payment.version = answer.json<Payment>().version;
      if (fits && isMove) {
        counted.status = to;
        version++;
      }
    }
    expect([answer.statusCode < 300, answer.body]).toEqual([fits, answer.body]);
    const counts = known.map(({ counted }) => counted);
    expect(await read(order)).toMatchObject({ ...modelOf(total, counts, byHand), version });
  }
}

it('after every step an order is what a plain program says', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.array(step, { maxLength: 12 }), async (sold, steps) => {
      const order = await orderOf(sold);
      expect(toMinor(order.calculated_total)).toBe(totalOf(sold));
      await walk(order, totalOf(sold), steps);
    }),
    { numRuns: 12, seed: 11 },
  );
});

it('whatever happens at the same time, the end adds up', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.array(step, { minLength: 8, maxLength: 20 }),
      async (sold, steps) => {
        const order = await orderOf(sold);
        const early = await Promise.all(
          [1, 2, 3].map((n) => sales.pay(order, { amount: `${n}.00`, confirm: true })),
        );
        const { version } = await read(order);
        const answers = await Promise.all(
          steps.map((now) => {
            if (now.kind === 'pay') return pay(order, now);
            if (now.kind === 'end')
              return ada.call('PUT', `/orders/${order.id}`, {
                status: now.to,
                confirm: true,
                version,
              });
            const payment = early[now.which % early.length]!;
            return change(payment, now.kind === 'move' ? { status: now.to } : { notes: now.notes });
          }),
        );
        expect(
          answers.filter(({ statusCode }) => ![200, 201, 409, 422].includes(statusCode)),
        ).toEqual([]);
        const end = await read(order);
        // Of those who ended the order one was told that it is done, and so it stays.
        const done = steps.flatMap((now, at) =>
          now.kind === 'end' && answers[at]!.statusCode === 200 ? [now.to] : [],
        );
        for (const status of done) expect(end.status).toBe(status);
        const logged = steps.filter(
          (now, at) => now.kind === 'pay' && answers[at]!.statusCode === 201,
        );
        expect(end.payments).toHaveLength(early.length + logged.length);
        const byHand =
          end.status === 'Fulfilled' || end.status === 'Cancelled' ? end.status : undefined;
        const paid = end.payments.map(({ amount, status }) => ({ cents: toMinor(amount), status }));
        expect(end).toMatchObject(modelOf(totalOf(sold), paid, byHand));
      },
    ),
    { numRuns: 8, seed: 5 },
  );
});

it('fifty payments at the same time leave the right status', { timeout: 120_000 }, async () => {
  const order = await sales.order();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      ada.call('POST', `/orders/${order.id}/payments`, paymentOf({ amount: '100.00' })),
    ),
  );
  expect(answers.filter(({ statusCode }) => statusCode !== 201)).toEqual([]);
  const paid = await read(order);
  expect(paid).toMatchObject({ status: 'Paid in Full', balance_due: '0.00', version: 51 });
  await Promise.all(paid.payments.slice(0, 49).map((each) => change(each, { status: 'Void' })));
  expect(await read(order)).toMatchObject({ status: 'Partially Paid', balance_due: '4900.00' });
});

import { spreadMoney } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../testing/test-app.ts';
import { addDays } from '@atrium/contract/core/calendar.ts';
import { monthNumber } from '../months.ts';
import { serviceDays } from '../service-months.ts';
import { spreadOver } from './spreading.queries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const payment = fc.record({
  start: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days)),
  length: fc.oneof(fc.nat(40), fc.nat(1500)),
  minor: fc.bigInt(1n, 10n ** 12n),
});

it('the database spreads a payment over its months exactly as the program does', async () => {
  const ada = await app.organization();
  const payments = fc.sample(payment, 500).map(({ start, length, minor }, id) => {
    const amount = `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
    return { id, start, last: addDays(start, length), amount };
  });
  const days = { first: sql`p.start`, last: sql`p.last` };
  const months = { from: monthNumber('2000-01'), to: monthNumber('2059-12') };
  const spread = spreadOver(days, { amount: sql`p.amount`, months });
  const { rows } = await app.platform.db.transact(ada, (tx) =>
    sql<{ id: number; month: number; share: string }>`
      SELECT p.id, m.month, round(m.share / 100.0, 2) AS share
      FROM jsonb_to_recordset(${JSON.stringify(payments)}::jsonb)
        AS p(id integer, start date, last date, amount numeric) ${spread} ORDER BY p.id, m.month`.execute(
      tx,
    ),
  );
  const expected = payments.flatMap(({ id, start, last, amount }) => {
    const period = { service_period_start: start, service_period_end: last };
    const own = serviceDays({ payment_date: start, ...period });
    return spreadMoney(amount, own.length).map((share, index) => {
      return { id, month: monthNumber(own[index] ?? ''), share };
    });
  });
  expect(rows).toEqual(expected);
});

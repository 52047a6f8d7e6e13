import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemScope } from '../../../../platform/scope.ts';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { nightlyContracts } from './nightly.ts';

const HOUR_MS = 3_600_000;

let app: TestApp;
let ada: Staff;
let sales: Sales;

// Each test has a database and a time of its own, as it lets days go by. It begins on 2026-03-02, at nine in UTC.
beforeEach(async () => {
  app = await openTestApp();
  ada = await app.organization();
  sales = salesOf(ada);
});
afterEach(() => app.close());

const night = () => nightlyContracts.run(systemScope(app.platform, ada.org, 'nightly'), {});
const statusOf = async (id: number) =>
  (
    await app.rows<{ status: string; version: number }>(
      'SELECT status, version FROM contracts WHERE id = $1',
      [id],
    )
  )[0];
const mails = () =>
  app.rows<{ recipient: string; subject: string }>(
    `SELECT recipient, subject FROM mails WHERE kind = 'contract_ending' ORDER BY id`,
  );

it('contracts expire the night after their last day, once, where the organization is', async () => {
  const { id } = await sales.contract({ end_date: '2026-03-02' });
  const draft = await sales.contract({ end_date: '2026-03-01', status: 'Draft' });
  await night();
  expect(await statusOf(id)).toEqual({ status: 'Active', version: 1 });
  // Half past ten in London, and past midnight on the Line Islands.
  app.pass(1.5 * HOUR_MS);
  await night();
  expect(await statusOf(id)).toEqual({ status: 'Active', version: 1 });
  await app.rows(`UPDATE organizations SET time_zone = 'Pacific/Kiritimati' WHERE id = $1`, [
    ada.org,
  ]);
  await Promise.all([night(), night()]);
  await night();
  expect(await statusOf(id)).toEqual({ status: 'Expired', version: 2 });
  expect(await statusOf(draft.id)).toEqual({ status: 'Draft', version: 1 });
  const events = await app.rows(`SELECT id FROM events WHERE type = 'contract.expired'`);
  expect(events).toHaveLength(1);
});

it('owners are reminded 30 and 7 days before the end, once each', async () => {
  const soon = await sales.contract({ end_date: '2026-03-09' });
  const later = await sales.contract({ end_date: '2026-04-01' });
  await sales.contract({ end_date: '2026-04-02' });
  await sales.contract();
  await Promise.all([night(), night()]);
  await night();
  const subject = (number: string, when: string) => `${number} with Fern & Co ends ${when}`;
  expect(await mails()).toEqual([
    { recipient: ada.email, subject: subject(soon.number, 'in 7 days, on 2026-03-09') },
    { recipient: ada.email, subject: subject(later.number, 'in 30 days, on 2026-04-01') },
  ]);
  const past = await sales.get<{ summary: string }[]>(`/contracts/${soon.id}/timeline`);
  expect(past[0]?.summary).toBe('Ends in 7 days, on 2026-03-09');
  app.pass(23 * 24 * HOUR_MS);
  await night();
  await night();
  const subjects = (await mails()).map((mail) => mail.subject);
  expect(subjects).toContain(subject(later.number, 'in 7 days, on 2026-04-01'));
  expect(subjects).toHaveLength(4);
});

it('periods of a contract that runs on are kept two years ahead', async () => {
  const { id, periods } = await sales.contract();
  expect(periods.at(-1)?.end_date).toBe('2028-03-31');
  await sales.post<ContractDetail>(`/contracts/${id}/periods`, {
    kind: 'pause',
    start_date: '2028-03-15',
    end_date: '2028-05-10',
    version: 1,
  });
  app.pass(90 * 24 * HOUR_MS);
  await Promise.all([night(), night()]);
  await night();
  const live = await app.rows(
    `SELECT kind, start_date, end_date FROM contract_periods
     WHERE contract_id = $1 AND cancelled_at IS NULL AND start_date >= '2028-03-01' ORDER BY start_date`,
    [id],
  );
  expect(live).toEqual([
    { kind: 'regular', start_date: '2028-03-01', end_date: '2028-03-14' },
    { kind: 'pause', start_date: '2028-03-15', end_date: '2028-05-10' },
    { kind: 'regular', start_date: '2028-05-11', end_date: '2028-05-31' },
  ]);
});

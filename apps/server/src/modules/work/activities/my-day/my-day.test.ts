import type { MyDay } from '@atrium/contract/work/activities/my-day.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { salesOf } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { workOf, type Work } from '../../../../testing/work.ts';

let app: TestApp;
let ada: Staff;
let work: Work;

// It is nine o'clock on Monday, 2026-03-02, in UTC.
beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  work = workOf(ada);
});
afterAll(() => app.close());

const myDay = () => salesOf(ada).get<MyDay>('/activities/my-day');
const subjects = (rows: MyDay['today']) => rows.map(({ subject }) => subject);

it('holds my open tasks by their days, the urgent ones first, and nothing of others', async () => {
  const bo = await app.colleague(ada);
  await work.task({ subject: 'Low today', due_date: '2026-03-02', priority: 'Low' });
  await work.task({ subject: 'High today', due_date: '2026-03-02', priority: 'High' });
  await work.task({ subject: 'Late', due_date: '2026-03-01' });
  await work.task({ subject: 'Later', due_date: '2026-02-01' });
  await work.task({ subject: 'Soon', due_date: '2026-03-09' });
  await work.task({ subject: 'Not soon', due_date: '2026-03-10' });
  await work.task({ subject: 'Some day' });
  await work.task({ subject: 'Theirs', due_date: '2026-03-02', assigned_to_id: bo.id });
  const done = await work.task({ subject: 'Done', due_date: '2026-03-02' });
  await work.complete(done.id);
  const day = await myDay();
  expect(day).toMatchObject({ date: '2026-03-02', time_zone: 'UTC' });
  expect(subjects(day.overdue)).toEqual(['Later', 'Late']);
  expect(subjects(day.today)).toEqual(['High today', 'Low today']);
  expect(subjects(day.upcoming)).toEqual(['Soon']);
  expect(subjects(day.undated)).toEqual(['Some day']);
  expect(day.counts).toEqual({ overdue: 2, today: 2, upcoming: 1, undated: 1 });
  expect(await salesOf(ada).get('/activities/due')).toEqual({ overdue: 2, today: 2 });
});

it('holds events that are not over, until a week from now', async () => {
  const at = (from: string, to: string) => ({
    start_time: `2026-03-${from}:00Z`,
    end_time: `2026-03-${to}:00Z`,
  });
  const wholeDay = { is_all_day_event: true };
  await work.event({ subject: 'Over', ...at('02T08:00', '02T09:00') });
  await work.event({ subject: 'Now', ...at('02T08:30', '02T09:30') });
  await work.event({ subject: 'Today', ...wholeDay, ...at('02T00:00', '03T00:00') });
  await work.event({ subject: 'Yesterday', ...wholeDay, ...at('01T00:00', '02T00:00') });
  await work.event({ subject: 'Long since', ...wholeDay, ...at('01T00:00', '20T00:00') });
  await work.event({ subject: 'In a week', ...at('09T23:00', '10T01:00') });
  await work.event({ subject: 'Too late', ...at('10T00:00', '10T01:00') });
  const held = await work.event({ subject: 'Ticked off', ...at('02T08:30', '02T09:30') });
  await work.complete(held.id);
  expect(subjects((await myDay()).events)).toEqual(['Long since', 'Today', 'Now', 'In a week']);
});

it('has the days of where I am', async () => {
  await work.task({ subject: 'Today here', due_date: '2026-03-02' });
  await work.task({ subject: 'Today there', due_date: '2026-03-01' });
  await app.rows(`UPDATE organizations SET time_zone = 'Pacific/Kiritimati' WHERE id = $1`, [
    ada.org,
  ]);
  // Eleven at night there.
  expect(await myDay()).toMatchObject({ date: '2026-03-02', time_zone: 'Pacific/Kiritimati' });
  // Ten in the evening before, in Honolulu.
  await app.rows(`UPDATE users SET time_zone = 'Pacific/Pago_Pago' WHERE id = $1`, [ada.id]);
  const day = await myDay();
  expect(day).toMatchObject({ date: '2026-03-01', counts: { overdue: 0, today: 1, upcoming: 1 } });
  expect(subjects(day.today)).toEqual(['Today there']);
});

import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';
import { workOf, type Work } from '../../../testing/work.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let work: Work;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  work = workOf(ada);
});
afterAll(() => app.close());

const shown = async (query: string) => {
  const { activities } = await salesOf(ada).get<{ activities: Activity[] }>(`/calendar?${query}`);
  return activities.map(({ subject }) => subject);
};
const march = (from: string, to: string) => `from=2026-03-${from}:00Z&to=2026-03-${to}:00Z`;

it('shows what touches the span: events by their times, tasks by their days', async () => {
  const at = (from: string, to: string) => ({
    start_time: `2026-03-${from}:00Z`,
    end_time: `2026-03-${to}:00Z`,
  });
  await work.event({ subject: 'Before', ...at('01T08:00', '02T00:00') });
  await work.event({ subject: 'Into', ...at('01T23:00', '02T01:00') });
  await work.event({ subject: 'Inside', ...at('04T10:00', '04T11:00') });
  await work.event({ subject: 'Over it all', ...at('01T10:00', '20T11:00') });
  await work.event({ subject: 'After', ...at('09T00:00', '09T01:00') });
  const wholeDay = { is_all_day_event: true };
  await work.event({ subject: 'Last day', ...wholeDay, ...at('08T00:00', '09T00:00') });
  await work.event({ subject: 'Next day', ...wholeDay, ...at('09T00:00', '10T00:00') });
  await work.task({ subject: 'Due', due_date: '2026-03-08' });
  await work.task({ subject: 'Due later', due_date: '2026-03-09' });
  await work.task({ subject: 'No date' });
  await work.call({ subject: 'A call' });
  const week = march('02T00:00', '09T00:00');
  expect(await shown(week)).toEqual(['Over it all', 'Into', 'Inside', 'Last day', 'Due']);
});

it('takes whole days by the days of whoever looks', async () => {
  await work.event({
    subject: 'Fair',
    is_all_day_event: true,
    start_time: '2026-03-04T00:00:00Z',
    end_time: '2026-03-05T00:00:00Z',
  });
  await work.task({ subject: 'Due', due_date: '2026-03-04' });
  await app.rows(`UPDATE users SET time_zone = 'America/Los_Angeles' WHERE id = $1`, [ada.id]);
  // The fourth of March there, from midnight to midnight.
  expect(await shown(march('04T08:00', '05T08:00'))).toEqual(['Fair', 'Due']);
  expect(await shown(march('03T08:00', '04T08:00'))).toEqual([]);
});

it('is mine, of a colleague, or of everybody', async () => {
  await work.event({ subject: 'Mine' });
  await work.event({ subject: 'Theirs', assigned_to_id: bo.id });
  const week = march('02T00:00', '09T00:00');
  expect(await shown(week)).toEqual(['Mine']);
  expect(await shown(`${week}&assigned_to=${bo.id}`)).toEqual(['Theirs']);
  expect(await shown(`${week}&assigned_to=all`)).toEqual(['Mine', 'Theirs']);
});

it.each([
  ['from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z', 'to'],
  ['from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'],
  ['from=0001-01-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'from'],
  ['from=2026-01-01T00:00:00Z', 'to'],
])('refuses %s', async (query, field) => {
  const problem = expectProblem(await ada.call('GET', `/calendar?${query}`), 400, 'invalid');
  expect(fieldsOf(problem)).toEqual([field]);
});

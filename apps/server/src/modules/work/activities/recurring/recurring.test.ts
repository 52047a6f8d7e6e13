import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { addDays } from '@atrium/contract/core/calendar.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

const weekly = { frequency: 'weekly', weekdays: [1] };
const tasks = () => salesOf(ada).get<ActivityDetail[]>('/activities?sort=due_date');

describe('completing a recurring task', () => {
  it('makes the next one, once, also on a double click', async () => {
    const account = await salesOf(ada).account();
    const first = await work.task({
      due_date: '2026-03-02',
      priority: 'High',
      description: 'Look at the backups.',
      recurrence: weekly,
      what_type: 'Account',
      what_id: account.id,
    });
    const answers = await Promise.all([1, 2, 3, 4].map(() => work.complete(first.id)));
    const [, second, ...more] = await tasks();
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      subject: 'Send the offer',
      due_date: '2026-03-09',
      status: 'Not Started',
      priority: 'High',
      description: 'Look at the backups.',
      what_id: account.id,
      recurrence: { ...weekly, interval: 1 },
    });
    for (const { next } of answers)
      expect(next).toEqual({ id: second?.id, due_date: '2026-03-09' });
    await work.complete(second!.id);
    expect((await tasks()).map(({ due_date }) => due_date)).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
    ]);
  });

  it('by the status and in bulk makes it too', async () => {
    const one = await work.task({ due_date: '2026-03-02', recurrence: weekly });
    const body = { records: [{ id: one.id, version: 1 }], changes: { status: 'Completed' } };
    await ada.call('POST', '/activities/bulk', body);
    expect(await tasks()).toHaveLength(2);
  });

  it('leaves out what was missed', async () => {
    const late = await work.task({
      due_date: '2026-01-05',
      recurrence: { frequency: 'daily' },
    });
    expect((await work.complete(late.id)).next?.due_date).toBe('2026-03-02');
  });

  it('goes by the rule, not by where the due date was moved', async () => {
    const early = await work.task({ due_date: '2026-03-09', recurrence: weekly });
    await work.change(early.id, { due_date: '2026-03-06' });
    expect((await work.complete(early.id)).next?.due_date).toBe('2026-03-16');
    const monthly = await work.task({
      due_date: '2026-03-31',
      recurrence: { frequency: 'monthly' },
    });
    await work.change(monthly.id, { due_date: '2026-04-02' });
    expect((await work.complete(monthly.id)).next?.due_date).toBe('2026-04-30');
    const other = await work.task({ due_date: '2026-03-09', recurrence: weekly });
    await work.change(other.id, { due_date: '2026-03-10', recurrence: { frequency: 'daily' } });
    expect((await work.complete(other.id)).next?.due_date).toBe('2026-03-11');
  });

  it('ends after the number, after the last day, and when the rule is taken away', async () => {
    const twice = await work.task({
      due_date: '2026-03-02',
      recurrence: { frequency: 'daily', count: 2 },
    });
    const { next } = await work.complete(twice.id);
    expect((await work.complete(next!.id)).next).toBeNull();
    const until = { frequency: 'daily', until: '2026-03-02' };
    const last = await work.task({ due_date: '2026-03-02', recurrence: until });
    expect((await work.complete(last.id)).next).toBeNull();
    const plain = await work.task({ due_date: '2026-03-02', recurrence: weekly });
    await work.change(plain.id, { recurrence: null });
    expect((await work.complete(plain.id)).next).toBeNull();
  });

  it('taken back takes the next one back, while nobody has touched it', async () => {
    const task = await work.task({ due_date: '2026-03-02', recurrence: weekly });
    const { next } = await work.complete(task.id);
    expect((await work.reopen(task.id)).next).toBeNull();
    expect((await work.read(next!.id)).is_active).toBe(false);
    const again = await work.complete(task.id);
    expect(again.next).toMatchObject({ due_date: '2026-03-09' });
    await work.change(again.next!.id, { subject: 'Mine now' });
    expect((await work.reopen(task.id)).next).toMatchObject({ id: again.next?.id });
    expect((await work.complete(task.id)).next).toMatchObject({ id: again.next?.id });
    expect(await tasks()).toHaveLength(2);
  });
});

/** What the clock of a place shows, by the tables of the runtime and not of the database. */
function clockIn(zone: string, moment: string): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en', { timeZone: zone, ...parts }).format(new Date(moment));
}

const ZONES = [
  'Europe/Vienna',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
];

it(
  'the next reminder is at the same time of the day, where the person is, whatever the clocks did',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          zone: fc.constantFrom(...ZONES),
          from: fc.integer({ min: 1, max: 360 }),
          interval: fc.integer({ min: 1, max: 40 }),
          // Between four and midnight: no clock of these places leaves such an hour out.
          minute: fc.integer({ min: 4 * 60, max: 24 * 60 - 1 }),
        }),
        async ({ zone, from, interval, minute }) => {
          await app.rows(`UPDATE users SET time_zone = $2 WHERE id = $1`, [ada.id, zone]);
          const due_date = addDays('2026-03-03', from);
          const [local] = await app.rows<{ at: string }>(
            `SELECT ($1::date + make_interval(mins => $2)) AT TIME ZONE $3 AS at`,
            [due_date, minute, zone],
          );
          const reminder_at = local!.at;
          const recurrence = { frequency: 'daily', interval };
          const task = await work.task({ due_date, reminder_at, recurrence });
          const { next } = await work.complete(task.id);
          expect(next?.due_date).toBe(addDays(due_date, interval));
          const { reminder_at: later } = await work.read(next!.id);
          expect(clockIn(zone, later!)).toBe(clockIn(zone, reminder_at));
          const days = (Date.parse(later!) - Date.parse(reminder_at)) / 86_400_000;
          expect(Math.round(days)).toBe(interval);
        },
      ),
      { numRuns: 40 },
    );
  },
);

import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import type { SlaSettings } from '@atrium/contract/work/sla/sla.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { nextMonday, workOf, type Work } from '../../../../testing/work.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;
let work: Work;
/** Each test begins on a Monday at nine. */
let monday: (days: number, hours: number) => string;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  monday = nextMonday(app);
  ada = await app.organization();
  sales = salesOf(ada);
  work = workOf(ada);
});
afterAll(() => app.close());

const settings = () => sales.get<SlaSettings>('/settings/sla');
const patch = (body: object) => ada.call('PATCH', '/settings/sla', body);
const dueOf = async (id: number) =>
  (await sales.get<CaseDetail>(`/cases/${id}`)).first_response_due_at;

describe('what is promised', () => {
  it('is there from the first moment, for everybody to see', async () => {
    const all = await settings();
    expect(all).toMatchObject({
      holidays: [],
      time_zone: 'UTC',
      version: 1,
      can: { update: true },
    });
    expect(all.targets.map(Object.values)).toEqual(
      [
        [480, 'Urgent', 60],
        [1440, 'High', 240],
        [2400, 'Medium', 480],
        [4800, 'Low', 960],
      ].map(([last, priority, first]) => expect.arrayContaining([last, priority, first])),
    );
    expect(all.week.map((spans) => spans.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    const bo = await app.colleague(ada);
    expect((await bo.call('GET', '/settings/sla')).json()).toEqual({
      ...all,
      can: { update: false },
    });
    expectProblem(await bo.call('PATCH', '/settings/sla', { version: 1 }), 403, 'forbidden');
  });

  it('is changed by a version, and noted', async () => {
    const { targets } = await settings();
    const changed = targets.map((target) => ({ ...target, first_response_minutes: null }));
    const answer = await patch({ targets: changed.toReversed(), version: 1 });
    expect(answer.json()).toMatchObject({ targets: changed, version: 2 });
    expectProblem(await patch({ holidays: [], version: 1 }), 409, 'version_conflict');
    const [entry] = await app.rows<{ changes: object }>(
      `SELECT changes FROM audit_log WHERE action = 'sla.updated' AND org_id = $1`,
      [ada.org],
    );
    expect(entry?.changes).toEqual({ targets: [targets, changed] });
  });

  const span = (opens: string, closes: string) => [[{ opens, closes }], [], [], [], [], [], []];
  it.each([
    [{ week: span('17:00', '09:00') }, ['week.0.0.closes']],
    [{ week: span('9', '17:00') }, ['week.0.0.opens']],
    [{ week: span('09:00', '24:30') }, ['week.0.0.closes']],
    [{ week: [[], [], [], [], [], [], []] }, ['week']],
    [{ week: [[]] }, ['week']],
    [
      {
        week: [
          [...span('09:00', '12:00')[0]!, ...span('11:00', '13:00')[0]!],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
      },
      ['week.0'],
    ],
    [{ holidays: [{ date: '2026-02-30', name: '' }] }, ['holidays.0.date']],
    [{ holidays: [1, 2].map(() => ({ date: '2026-12-25', name: 'Christmas' })) }, ['holidays']],
    [{ targets: [] }, ['targets']],
    [{ version: 0 }, ['version']],
  ])('refuses %j', async (body, fields) => {
    const problem = expectProblem(await patch({ version: 1, ...body }), 400, 'invalid');
    expect([...new Set(fieldsOf(problem))]).toEqual(fields);
  });

  it('refuses to close what is not answered yet', async () => {
    const { targets } = await settings();
    const odd = targets.map((target) => ({ ...target, resolution_minutes: 1 }));
    const problem = expectProblem(await patch({ targets: odd, version: 1 }), 400, 'invalid');
    expect(fieldsOf(problem)[0]).toBe('targets.0.resolution_minutes');
  });
});

describe('open cases', () => {
  it('are due by new targets, hours and days off', async () => {
    const { targets, week } = await settings();
    const { id } = await work.open({ priority: 'Urgent' });
    const closed = await work.open({ priority: 'Urgent', status: 'Closed' });
    const sooner = targets.map((target) => ({ ...target, first_response_minutes: 30 }));
    await patch({ targets: sooner, version: 1 });
    await app.drain();
    expect(await dueOf(id)).toBe(monday(0, 0.5));
    const later = [[{ opens: '13:00', closes: '14:00' }], ...week.slice(1)];
    await patch({ week: later, version: 2 });
    await app.drain();
    expect(await dueOf(id)).toBe(monday(0, 4.5));
    await patch({ holidays: [{ date: monday(0, 0).slice(0, 10), name: 'Off' }], version: 3 });
    await app.drain();
    expect(await dueOf(id)).toBe(monday(1, 0.5));
    expect(await sales.get(`/cases/${id}`)).toMatchObject({ version: 1 });
    expect(await dueOf(closed.id)).toBe(monday(0, 1));
  });

  it('are due where the organization is', async () => {
    const { id } = await work.open({ priority: 'Urgent' });
    const { version } = await sales.get<{ version: number }>('/organization');
    const moved = { time_zone: 'Asia/Tokyo', version };
    expect((await ada.call('PATCH', '/organization', moved)).statusCode).toBe(200);
    await app.drain();
    // The evening had come there.
    expect(await dueOf(id)).toBe(monday(0, 16));
  });
});

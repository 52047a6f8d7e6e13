import { PERMISSIONS } from '@atrium/contract/core/permissions.ts';
import type { Case, CaseDetail } from '@atrium/contract/work/cases.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { nextMonday, workOf, type Work } from '../../../../testing/work.ts';
import { watchCases } from './watch.ts';

const MINUTE = 60_000;

let app: TestApp;
let ada: Staff;
let bo: Staff;
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
  bo = await app.colleague(ada);
  sales = salesOf(await lasting(ada));
  work = workOf(await lasting(ada));
});
afterAll(() => app.close());

const look = () => watchCases.sweep(app.platform);
/** The person by a key, which outlasts his session. */
async function lasting(person: Staff): Promise<Staff> {
  const made = await person.call('POST', '/api-keys', { name: 'Lasting', scopes: PERMISSIONS });
  const { key: token } = made.json<{ key: string }>();
  return { ...person, call: (method, path, body) => app.call(method, path, { token, body }) };
}
const bell = async ({ id }: Staff) =>
  (
    await app.rows<{ summary: string }>(
      `SELECT summary FROM notifications WHERE kind = 'sla' AND user_id = $1 ORDER BY id`,
      [id],
    )
  ).map(({ summary }) => summary);
const lateLines = async (id: number) =>
  (await sales.get<{ summary: string }[]>(`/cases/${id}/timeline`))
    .map(({ summary }) => summary)
    .filter((summary) => summary.endsWith('late'));

describe('an urgent case that nobody answers', () => {
  it('is warned of after four fifths of the hour, and told when it is over, once each', async () => {
    const { id, number } = await work.open({ priority: 'Urgent', owner_id: bo.id });
    app.pass(47 * MINUTE);
    await look();
    expect(await bell(bo)).toEqual([]);
    app.pass(MINUTE);
    await Promise.all([look(), look()]);
    await look();
    const name = `${number} “The form sends nothing”`;
    const near = `The first response to ${name} is due in 12 min`;
    expect(await bell(bo)).toEqual([near]);
    expect(await sales.get(`/cases/${id}`)).toMatchObject({ is_breached: false });
    app.pass(12 * MINUTE);
    await Promise.all([look(), look()]);
    await look();
    expect(await bell(bo)).toEqual([near, `The first response to ${name} is late`]);
    expect(await lateLines(id)).toEqual(['First response is late']);
    expect(await bell(ada)).toEqual([]);
    expect(await sales.get(`/cases/${id}`)).toMatchObject({
      is_first_response_breached: true,
      is_resolution_breached: false,
      version: 1,
    });
    const mails = await app.rows<{ recipient: string }>(
      `SELECT recipient FROM mails WHERE kind = 'notification_sla' AND org_id = $1`,
      [ada.org],
    );
    expect(mails).toEqual([{ recipient: bo.email }, { recipient: bo.email }]);
  });

  it('and that is nobody’s, all administrators hear of', async () => {
    const eve = await app.colleague(ada, 'admin');
    await work.open({ priority: 'Urgent' });
    const left = await work.open({ priority: 'Urgent', owner_id: bo.id });
    await ada.call('PATCH', `/users/${bo.id}`, { is_active: false, version: 1 });
    app.pass(60 * MINUTE);
    await look();
    for (const person of [ada, eve]) expect(await bell(person)).toHaveLength(2);
    expect((await bell(eve)).join()).toContain(left.number);
  });
});

it('of what was answered and closed in time, nobody hears', async () => {
  const { id } = await work.open({ priority: 'Urgent', owner_id: ada.id });
  await work.move(id, { status: 'In Progress' });
  app.pass(100 * MINUTE);
  await work.move(id, { status: 'Closed' });
  app.pass(24 * 60 * MINUTE);
  await look();
  expect(await bell(ada)).toEqual([]);
  expect(await sales.get(`/cases/${id}`)).toMatchObject({ is_breached: false });
});

it('the clock of the resolution rests while it waits on the client', async () => {
  const { id } = await work.open({ priority: 'Urgent', owner_id: ada.id });
  const waiting = await work.move(id, { status: 'Waiting on Client' });
  expect(waiting).toMatchObject({ resolution_due_at: null, resolution_left_minutes: 480 });
  app.pass(3 * 24 * 60 * MINUTE);
  await look();
  expect(await bell(ada)).toEqual([]);
  const back = await work.move(id, { status: 'In Progress' });
  // Thursday at nine, and the whole day of eight hours is left.
  expect(back.resolution_due_at).toBe(monday(3, 8));
  app.pass(8 * 60 * MINUTE);
  await look();
  expect(await lateLines(id)).toEqual(['Resolution is late']);
});

it('another priority gives a late case its time again, and it can be late again', async () => {
  const { id } = await work.open({ priority: 'Urgent', owner_id: ada.id });
  app.pass(60 * MINUTE);
  await look();
  const lower = await work.move(id, { priority: 'Medium' });
  expect(lower).toMatchObject({
    is_breached: false,
    first_response_due_at: monday(0, 8),
  });
  app.pass(7 * 60 * MINUTE);
  await look();
  expect(await lateLines(id)).toEqual(['First response is late', 'First response is late']);
});

it('late ones are filtered and counted, also before the program has looked', async () => {
  const { id } = await work.open({ priority: 'Urgent' });
  await work.open({ priority: 'Low' });
  app.pass(61 * MINUTE);
  const ids = async (query: string) =>
    (await sales.get<Case[]>(`/cases?${query}`)).map((c) => c.id);
  for (const _look of [1, 2]) {
    expect(await ids('is_breached=true')).toEqual([id]);
    expect(await ids('is_breached=false')).not.toContain(id);
    expect(await sales.get('/cases/counts')).toMatchObject({ breached: 1, all: 2 });
    expect((await sales.get<CaseDetail>(`/cases/${id}`)).is_breached).toBe(true);
    await look();
  }
});

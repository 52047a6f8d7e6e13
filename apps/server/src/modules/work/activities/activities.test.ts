import type { Activity, ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import type { TimelineEntry } from '@atrium/contract/records/timeline.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';
import { workOf, type Work } from '../../../testing/work.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let stranger: Staff;
let sales: Sales;
let work: Work;

// It is nine o'clock on Monday, 2026-03-02, in UTC.
beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  stranger = await app.organization('Stranger');
  sales = salesOf(ada);
  work = workOf(ada);
});
afterAll(() => app.close());

const list = async (query: string) =>
  (await sales.get<Activity[]>(`/activities?${query}`)).map(({ subject }) => subject);

describe('creating', () => {
  it('makes a task that is linked to a record and a person, and knows the account behind', async () => {
    const contact = await sales.contact();
    const deal = await sales.deal({ account_id: contact.account_id });
    const task = await work.task({
      due_date: '2026-03-04',
      priority: 'High',
      what_type: 'Opportunity',
      what_id: deal.id,
      who_type: 'Contact',
      who_id: contact.id,
    });
    expect(task).toMatchObject({
      type: 'Task',
      status: 'Not Started',
      due_date: '2026-03-04',
      assigned_to: { id: ada.id, name: ada.name },
      what_type: 'Opportunity',
      what_name: 'New Website',
      who_type: 'Contact',
      who_name: 'Ana Fern',
      account_id: contact.account_id,
      account_name: 'Fern & Co',
      completed_at: null,
      next: null,
      can: { update: true, complete: true, reopen: false },
    });
  });

  it('logs a call as done, and tells what was said', async () => {
    const contact = await sales.contact();
    const link = { who_type: 'Contact', who_id: contact.id };
    const call = await work.call({ description: 'Wants two pages more.', ...link });
    expect(call).toMatchObject({ status: 'Completed', completed_at: '2026-03-02T09:00:00.000Z' });
    const before = await work.call({ completed_at: '2026-03-01T15:00:00Z' });
    expect(before.completed_at).toBe('2026-03-01T15:00:00.000Z');
    for (const place of [`/contacts/${contact.id}`, `/accounts/${contact.account_id}`]) {
      const [line] = await sales.get<TimelineEntry[]>(`${place}/timeline`);
      expect(line).toMatchObject({
        kind: 'call',
        summary: 'Call logged: Asked about prices',
        text: 'Wants two pages more.',
        subject_type: 'activity',
        subject_id: String(call.id),
        subject_name: 'Asked about prices',
      });
    }
  });

  it.each([
    [{ type: 'Task' }, ['subject']],
    [{ type: 'Task', subject: ' ' }, ['subject']],
    [{ type: 'Note', subject: 'x' }, ['type']],
    [{ type: 'Task', subject: 'x', due_date: '9999-12-31' }, ['due_date']],
    [{ type: 'Task', subject: 'x', due_date: '2026-02-30' }, ['due_date']],
    [{ type: 'Task', subject: 'x', start_time: '2026-03-02T10:00:00Z' }, ['start_time']],
    [{ type: 'Task', subject: 'x', recurrence: { frequency: 'daily' } }, ['due_date']],
    [{ type: 'Task', subject: 'x', reminder_at: '1999-12-31T10:00:00Z' }, ['reminder_at']],
    [{ type: 'Task', subject: 'x', status: 'Done' }, ['status']],
    [{ type: 'Task', subject: 'x', what_type: 'Product', what_id: 1 }, ['what_type']],
    [{ type: 'Event', subject: 'x' }, ['start_time', 'end_time']],
    [
      {
        type: 'Event',
        subject: 'x',
        start_time: '2026-03-02T10:00:00Z',
        end_time: '2026-03-02T10:00:00Z',
      },
      ['end_time'],
    ],
    [
      {
        type: 'Event',
        subject: 'x',
        start_time: '2026-03-02T10:00:00Z',
        end_time: '9999-03-02T10:00:00Z',
      },
      ['end_time'],
    ],
    [
      {
        type: 'Event',
        subject: 'x',
        is_all_day_event: true,
        start_time: '2026-03-02T00:00:00Z',
        end_time: '2026-03-02T12:00:00Z',
      },
      ['end_time'],
    ],
    [{ type: 'Call', subject: 'x', due_date: '2026-03-02' }, ['due_date']],
    [{ type: 'Call', subject: 'x', status: 'Deferred' }, ['status']],
  ])('refuses %j', async (body, fields) => {
    const answer = await ada.call('POST', '/activities', body);
    expect(fieldsOf(expectProblem(answer, 400, 'invalid'))).toEqual(fields);
    expect(await list('is_active=true')).toEqual([]);
  });

  it('refuses what only the server knows to be wrong, at its field', async () => {
    const theirs = await salesOf(stranger).account();
    const task = { type: 'Task', subject: 'x' };
    const wrong: [object, string][] = [
      [{ ...task, what_type: 'Account', what_id: theirs.id }, 'what_id'],
      [{ ...task, what_type: 'Case', what_id: 1 }, 'what_id'],
      [{ ...task, what_type: 'Account' }, 'what_id'],
      [{ ...task, what_id: 1 }, 'what_type'],
      [{ ...task, who_type: 'Lead', who_id: 999_999 }, 'who_id'],
      [{ ...task, assigned_to_id: stranger.id }, 'assigned_to_id'],
      [{ ...task, completed_at: '2026-03-01T09:00:00Z' }, 'completed_at'],
      [{ ...task, reminder_at: '2026-03-02T08:00:00Z' }, 'reminder_at'],
      [{ type: 'Call', subject: 'x', completed_at: '2026-03-03T09:00:00Z' }, 'completed_at'],
    ];
    for (const [body, field] of wrong) {
      const problem = expectProblem(await ada.call('POST', '/activities', body), 422, 'rule');
      expect(fieldsOf(problem)).toEqual([field]);
    }
  });
});

describe('changing', () => {
  it('keeps the times in their order, whatever is sent of them', async () => {
    const event = await work.event();
    const body = { end_time: '2026-03-03T09:30:00Z', version: 1 };
    const answer = await ada.call('PUT', `/activities/${event.id}`, body);
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['end_time']);
    const moved = await work.change(event.id, {
      start_time: '2026-03-03T08:30:00Z',
      end_time: '2026-03-03T09:30:00Z',
    });
    expect(moved).toMatchObject({ start_time: '2026-03-03T08:30:00.000Z', version: 2 });
    const old = await ada.call('PUT', `/activities/${event.id}`, { subject: 'Late', version: 1 });
    expect(expectProblem(old, 409, 'version_conflict').current).toMatchObject({ version: 2 });
  });

  it('moves the reminder along, and reminds again', async () => {
    const event = await work.event({ reminder_at: '2026-03-03T09:45:00Z' });
    const later = { start_time: '2026-03-04T10:00:00Z', end_time: '2026-03-04T11:00:00Z' };
    const { reminder_at } = await work.change(event.id, later);
    expect(reminder_at).toBe('2026-03-04T09:45:00.000Z');
    const task = await work.task({ due_date: '2026-03-05', reminder_at: '2026-03-05T07:00:00Z' });
    const moved = await work.change(task.id, { due_date: '2026-03-08' });
    expect(moved.reminder_at).toBe('2026-03-08T07:00:00.000Z');
  });

  it('links it to another record, and to none', async () => {
    const account = await sales.account();
    const task = await work.task({ what_type: 'Account', what_id: account.id });
    const deal = await sales.deal({ account_id: account.id });
    const linked = await work.change(task.id, { what_type: 'Opportunity', what_id: deal.id });
    expect(linked).toMatchObject({ what_name: 'New Website', account_id: account.id });
    const free = await work.change(task.id, { what_type: null, what_id: null });
    expect(free).toMatchObject({ what_type: null, what_name: null, account_id: null });
    const half = { what_type: 'Account', version: free.version };
    const answer = await ada.call('PUT', `/activities/${task.id}`, half);
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['what_id']);
  });

  it('many at once, each by its own rules', async () => {
    const task = await work.task();
    const event = await work.event();
    const records = [task, event].map(({ id, version }) => ({ id, version }));
    const changes = { due_date: '2026-03-09' };
    const answer = await ada.call('POST', '/activities/bulk', { records, changes });
    expect(answer.json()).toMatchObject({ updated: [task.id], failed: [{ id: event.id }] });
    const given = { records: [{ id: event.id, version: 1 }], changes: { assigned_to_id: bo.id } };
    expect((await ada.call('POST', '/activities/bulk', given)).json()).toMatchObject({
      updated: [event.id],
    });
    expect((await work.read(event.id)).assigned_to.name).toBe(bo.name);
  });
});

describe('completing', () => {
  it('is done at once, twice as once, and told to both', async () => {
    const contact = await sales.contact();
    const task = await work.task({ who_type: 'Contact', who_id: contact.id });
    const answers = await Promise.all([1, 2, 3].map(() => work.complete(task.id)));
    for (const each of answers)
      expect(each).toMatchObject({
        status: 'Completed',
        completed_at: '2026-03-02T09:00:00.000Z',
        version: 2,
      });
    const lines = await sales.get<TimelineEntry[]>(`/contacts/${contact.id}/timeline`);
    expect(lines.map(({ kind, summary }) => [kind, summary]).slice(0, 2)).toEqual([
      ['task', 'Task completed: Send the offer'],
      ['task', 'Task created: Send the offer'],
    ]);
    const opened = await work.reopen(task.id);
    expect(opened).toMatchObject({ status: 'Not Started', completed_at: null, version: 3 });
  });

  it('by the status is the same, and needs the version', async () => {
    const task = await work.task();
    const path = `/activities/${task.id}`;
    const missing = await ada.call('PUT', path, { status: 'Completed' });
    expectProblem(missing, 400, 'version_missing');
    const done = await ada.call('PUT', path, { status: 'Completed', version: 1 });
    expect(done.json()).toMatchObject({ completed_at: '2026-03-02T09:00:00.000Z' });
    const stale = await ada.call('POST', `${path}/reopen`, { version: 1 });
    expectProblem(stale, 409, 'version_conflict');
    const theirs = await stranger.call('POST', `${path}/reopen`, {});
    expectProblem(theirs, 404, 'not_found');
  });

  it('a logged call stays done', async () => {
    const call = await work.call();
    const answer = await ada.call('POST', `/activities/${call.id}/reopen`, {});
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['status']);
  });
});

describe('the list', () => {
  it('answers what the screens of the day ask', async () => {
    await work.task({ subject: 'Mine' });
    const done = await work.task({ subject: 'Done' });
    await work.complete(done.id);
    await work.task({ subject: 'Theirs', assigned_to_id: bo.id });
    const gone = await work.task({ subject: 'Gone' });
    await work.change(gone.id, { is_active: false });
    await work.event();
    expect(await list('type=Task&assigned_to=me&status_ne=Completed')).toEqual(['Mine']);
    expect(await list('type=Event&assigned_to=me')).toEqual(['Kick-off']);
    expect(await list('is_active=false')).toEqual(['Gone']);
    expect(await list('search=kick')).toEqual(['Kick-off']);
  });

  it('gives the days of whoever asks, also where it is another day already', async () => {
    await work.task({ subject: 'Due on the 4th', due_date: '2026-03-04' });
    // Half past eleven at night in New York on the 3rd is the 4th in UTC.
    await work.event({
      subject: 'Late show',
      start_time: '2026-03-04T04:30:00Z',
      end_time: '2026-03-04T04:45:00Z',
    });
    await work.event({
      subject: 'Fair',
      is_all_day_event: true,
      start_time: '2026-03-02T00:00:00Z',
      end_time: '2026-03-05T00:00:00Z',
    });
    const on = (day: string) => list(`start_date=${day}&end_date=${day}&sort=at`);
    expect(await on('2026-03-04')).toEqual(['Fair', 'Due on the 4th', 'Late show']);
    expect(await on('2026-03-05')).toEqual([]);
    await app.rows(`UPDATE users SET time_zone = 'America/New_York' WHERE id = $1`, [ada.id]);
    expect(await on('2026-03-03')).toEqual(['Fair', 'Late show']);
    expect(await on('2026-03-04')).toEqual(['Fair', 'Due on the 4th']);
  });

  it('finds all of an account: about it, its deals and cases, and with its people', async () => {
    const contact = await sales.contact();
    const { account_id } = contact;
    const deal = await sales.deal({ account_id });
    await work.task({ subject: 'a', what_type: 'Account', what_id: account_id });
    await work.task({ subject: 'b', what_type: 'Opportunity', what_id: deal.id });
    await work.task({ subject: 'c', who_type: 'Contact', who_id: contact.id });
    await work.task({ subject: 'd' });
    const problem = await sales.post<{ id: number }>('/cases', { subject: 'Down', account_id });
    await work.task({ subject: 'e', what_type: 'Case', what_id: problem.id });
    expect((await list(`account_id=${account_id}`)).toSorted()).toEqual(['a', 'b', 'c', 'e']);
    expect(await list(`what_type=Opportunity&what_id=${deal.id}`)).toEqual(['b']);
    expect(await list(`who_type_in=Contact,Lead`)).toEqual(['c']);
    expect(await list(`account_id_empty=true`)).toEqual(['d']);
  });

  it('is exported, and every filter and order answers', async () => {
    await work.task({ subject: '=1+1', due_date: '2026-03-04' });
    const csv = await ada.call('GET', '/activities/export?type=Task');
    expect(csv.body).toContain(`Task,'=1+1,Not Started,Normal,2026-03-04`);
    const { filters, sortable } = (await import('@atrium/contract/work/activities/activities.ts'))
      .activityList;
    for (const name of Object.keys(filters)) {
      const answer = await ada.call('GET', `/activities?${name}_empty=false`);
      // Not every kind of column can be empty: that is told.
      expect([name, [200, 400].includes(answer.statusCode)]).toEqual([name, true]);
    }
    for (const name of sortable)
      expect([name, (await ada.call('GET', `/activities?sort=-${name}`)).statusCode]).toEqual([
        name,
        200,
      ]);
  });
});

it('every change stands in the history', async () => {
  const task = await work.task();
  await work.change(task.id, { due_date: '2026-03-09', priority: 'High' });
  const history = await sales.get<{ action: string; changes: object }[]>(
    `/activities/${task.id}/history`,
  );
  expect(history.map(({ action }) => action)).toEqual(['activity.updated', 'activity.created']);
  expect(history[0]?.changes).toEqual({
    due_date: [null, '2026-03-09'],
    priority: ['Normal', 'High'],
  });
  const [line] = await sales.get<TimelineEntry[]>(`/activities/${task.id}/timeline`);
  expect(line?.summary).toBe('Changed priority and due date');
});

it('those who may only read change nothing', async () => {
  const key = await ada.call('POST', '/api-keys', { name: 'reader', scopes: ['work.read'] });
  const token = key.json<{ key: string }>().key;
  const task = await work.task();
  const read = await app.call('GET', `/activities/${task.id}`, { token });
  expect(read.json<ActivityDetail>().can).toMatchObject({ update: false, complete: false });
  const answer = await app.call('POST', `/activities/${task.id}/complete`, { token, body: {} });
  expectProblem(answer, 403, 'forbidden');
});

import type { Client } from '@atrium/contract/clients/clients.ts';
import type { Case, CaseDetail } from '@atrium/contract/work/cases.ts';
import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import type { TimelineEntry } from '@atrium/contract/records/timeline.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';
import { workOf, type Work } from '../../../testing/work.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let sales: Sales;
let work: Work;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  sales = salesOf(ada);
  work = workOf(ada);
});
afterAll(() => app.close());

const put = (id: number, body: object) => ada.call('PUT', `/cases/${id}`, body);
const names = async (path: string) => (await sales.get<Case[]>(path)).map((each) => each.subject);
const lines = async (path: string) =>
  (await sales.get<TimelineEntry[]>(`${path}/timeline`)).map((line) => line.summary);

describe('opening', () => {
  it('gives a number, and everything else that nobody has said', async () => {
    const made = await work.open();
    expect(made.number).toMatch(/^CASE-\d{6,}$/);
    expect(made).toMatchObject({
      status: 'New',
      priority: 'Medium',
      category: 'Question',
      origin: 'Web',
      owner: null,
      closed_at: null,
      is_breached: false,
      // It is Monday at nine: a day of work, and five.
      first_response_due_at: '2026-03-02T17:00:00.000Z',
      resolution_due_at: '2026-03-06T17:00:00.000Z',
      conversations: [],
      can: { update: true },
    });
  });

  it('takes account and client from the contact, and the contact from the client', async () => {
    const contact = await sales.contact({ email: 'ana@fern.example' });
    const links = {
      contact_id: contact.id,
      account_id: contact.account_id,
      client_id: contact.client_id,
    };
    expect(await work.open({ contact_id: contact.id })).toMatchObject(links);
    expect(await work.open({ client_id: contact.client_id })).toMatchObject(links);
    const alone = await work.open({ client_id: contact.client_id, contact_id: null });
    expect(alone).toMatchObject({ contact_id: null, account_id: null });
  });

  it.each([
    [{}, 400, ['subject']],
    [{ subject: ' ' }, 400, ['subject']],
    [{ subject: 'A', status: 'Open' }, 400, ['status']],
    [{ subject: 'A', account_id: 999_999 }, 422, ['account_id']],
    [{ subject: 'A', contact_id: 999_999 }, 422, ['contact_id']],
    [{ subject: 'A', client_id: 999_999 }, 422, ['client_id']],
    [{ subject: 'A', owner_id: 999_999 }, 422, ['owner_id']],
    [{ subject: 'A', number: 'CASE-1' }, 400, ['number']],
  ])('refuses %j', async (body, status, fields) => {
    const answer = await ada.call('POST', '/cases', body);
    expect(fieldsOf(expectProblem(answer, status, status === 400 ? 'invalid' : 'rule'))).toEqual(
      fields,
    );
  });

  it('refuses records of others, and a contact of another account', async () => {
    const stranger = await app.organization('Stranger');
    const theirs = await salesOf(stranger).contact({ email: 'x@x.example' });
    for (const [field, id] of [
      ['account_id', theirs.account_id],
      ['contact_id', theirs.id],
      ['client_id', theirs.client_id],
      ['owner_id', stranger.id],
    ] as const) {
      const answer = await ada.call('POST', '/cases', { subject: 'A', [field]: id });
      expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual([field]);
    }
    const contact = await sales.contact();
    const account = await sales.account({ name: 'Other' });
    const both = { subject: 'A', contact_id: contact.id, account_id: account.id };
    expect(fieldsOf(expectProblem(await ada.call('POST', '/cases', both), 422, 'rule'))).toEqual([
      'contact_id',
    ]);
  });

  it('is told on the contact, the account and the client', async () => {
    const contact = await sales.contact({ email: 'ana@fern.example' });
    const { id } = await work.open({ contact_id: contact.id });
    await work.move(id, { status: 'Closed' });
    for (const path of [
      `/cases/${id}`,
      `/contacts/${contact.id}`,
      `/accounts/${contact.account_id}`,
      `/clients/${contact.client_id}`,
    ]) {
      const told = await lines(path);
      expect(told.filter((line) => line.startsWith('Case'))).toEqual([
        'Case closed',
        'Case opened',
      ]);
    }
  });

  it('tells whoever is to work on it', async () => {
    const { id, number } = await work.open({ owner_id: bo.id });
    await app.drain();
    const bell = (await bo.call('GET', '/notifications')).json<object[]>();
    expect(bell).toMatchObject([
      {
        kind: 'assignment',
        subject_type: 'case',
        subject_id: String(id),
        summary: `${ada.name} assigned the case “${number} The form sends nothing” to you`,
      },
    ]);
  });
});

describe('the queue', () => {
  it('has the most urgent first, of these the oldest, and nothing that is closed', async () => {
    for (const [subject, priority] of [
      ['later', 'Low'],
      ['first', 'High'],
      ['second', 'High'],
      ['at once', 'Urgent'],
    ]) {
      await work.open({ subject, priority });
      app.pass(1000);
    }
    const done = await work.open({ subject: 'done', priority: 'Urgent' });
    await work.move(done.id, { status: 'Closed' });
    expect(await names('/cases')).toEqual(['at once', 'first', 'second', 'later']);
    expect(await names('/cases?status=Closed')).toEqual(['done']);
    const first = await ada.call('GET', '/cases?per_page=3');
    const cursor = /cursor=([^&>]+)/.exec(String(first.headers.link))?.[1];
    expect(await names(`/cases?per_page=3&cursor=${cursor}`)).toEqual(['later']);
  });

  it('is mine, nobody’s, or everybody’s', async () => {
    await work.open({ subject: 'mine', owner_id: ada.id });
    await work.open({ subject: 'his', owner_id: bo.id });
    await work.open({ subject: 'nobody’s' });
    expect(await names('/cases?owner_id=me')).toEqual(['mine']);
    expect(await names('/cases?owner_id_empty=true')).toEqual(['nobody’s']);
    expect(await sales.get('/cases/counts')).toEqual({
      mine: 1,
      unassigned: 1,
      all: 3,
      breached: 0,
    });
  });

  it('is filtered, searched and written as CSV', async () => {
    const account = await sales.account({ name: 'Oakwood' });
    const one = await work.open({ subject: '=Billing twice', category: 'Billing' });
    await work.open({ subject: 'Fallen over', account_id: account.id });
    expect(await names('/cases?category=Billing')).toEqual(['=Billing twice']);
    expect(await names('/cases?search=oakw')).toEqual(['Fallen over']);
    expect(await names('/cases?search=twice')).toEqual(['=Billing twice']);
    expect(await names(`/cases?search=${one.number}`)).toEqual(['=Billing twice']);
    const csv = (await ada.call('GET', '/cases/export?category=Billing')).body.split('\r\n');
    expect(csv[1]).toContain(`${one.number},'=Billing twice,New,Medium,Billing`);
    expect(csv).toHaveLength(3);
  });

  it('of a record has closed ones too', async () => {
    const contact = await sales.contact({ email: 'ana@fern.example' });
    const { id } = await work.open({ subject: 'old', contact_id: contact.id });
    await work.move(id, { status: 'Closed' });
    app.pass(1000);
    await work.open({ subject: 'new', contact_id: contact.id });
    for (const path of [
      `/contacts/${contact.id}`,
      `/accounts/${contact.account_id}`,
      `/clients/${contact.client_id}`,
    ]) {
      expect(await names(`${path}/cases`)).toEqual(['new', 'old']);
      expect(await names(`${path}/cases?status_ne=Closed`)).toEqual(['new']);
    }
    expectProblem(await ada.call('GET', '/accounts/999999/cases'), 404, 'not_found');
  });
});

describe('working', () => {
  it('closes and opens again', async () => {
    const { id } = await work.open();
    app.pass(60_000);
    const closed = await work.move(id, { status: 'Closed' });
    expect(closed).toMatchObject({
      closed_at: app.now().toISOString(),
      first_response_at: app.now().toISOString(),
      version: 2,
    });
    expect(await work.move(id, { status: 'In Progress' })).toMatchObject({ closed_at: null });
    expect(await lines(`/cases/${id}`)).toEqual(['Case reopened', 'Case closed', 'Case opened']);
    const history = await sales.get<HistoryEntry[]>(`/cases/${id}/history`);
    expect(history.map(({ action }) => action)).toEqual([
      'case.reopened',
      'case.closed',
      'case.created',
    ]);
  });

  it('says only what people have changed', async () => {
    const { id } = await work.open();
    await work.move(id, { priority: 'Urgent', category: 'Billing' });
    expect((await lines(`/cases/${id}`))[0]).toBe('Changed priority and category');
  });

  it('a wrong version is a conflict with the case as it is now', async () => {
    const { id } = await work.open();
    await put(id, { subject: 'First', version: 1 });
    const problem = expectProblem(
      await put(id, { subject: 'Late', version: 1 }),
      409,
      'version_conflict',
    );
    expect(problem.current).toMatchObject({ subject: 'First', version: 2 });
  });

  it('another account lets go of the contact of the old one', async () => {
    const contact = await sales.contact();
    const other = await sales.account({ name: 'Other' });
    const { id } = await work.open({ contact_id: contact.id });
    const moved = await work.move(id, { account_id: other.id });
    expect(moved).toMatchObject({ account_id: other.id, contact_id: null });
    const back = await work.move(id, { contact_id: contact.id });
    expect(back).toMatchObject({ account_id: contact.account_id, contact_id: contact.id });
  });

  it('many at once: those that changed meanwhile are told and hold up nobody', async () => {
    const [one, two] = [await work.open(), await work.open()];
    await put(two.id, { subject: 'Changed', version: 1 });
    const records = [one, two].map(({ id }) => ({ id, version: 1 }));
    const changes = { owner_id: bo.id, status: 'In Progress', priority: 'High' };
    const answer = await ada.call('POST', '/cases/bulk', { records, changes });
    expect(answer.json()).toMatchObject({
      updated: [one.id],
      failed: [{ id: two.id, code: 'version_conflict' }],
    });
    expect(await sales.get(`/cases/${one.id}`)).toMatchObject(changes);
    const none = { records: [{ id: one.id, version: 2 }], changes: { owner_id: null } };
    await ada.call('POST', '/cases/bulk', none);
    expect(await sales.get(`/cases/${one.id}`)).toMatchObject({ owner: null });
  });
});

describe('merging', () => {
  it('makes one of two, with what hangs on both', async () => {
    const contact = await sales.contact({ email: 'ana@fern.example' });
    const kept = await work.open({ subject: 'Kept' });
    const other = await work.open({ subject: 'Again', contact_id: contact.id, priority: 'Urgent' });
    await work.task({ what_type: 'Case', what_id: other.id });
    await sales.post('/notes', { subject_type: 'case', subject_id: other.id, content: 'Seen' });
    const preview = await sales.post<{ moves: object[] }>(`/cases/${kept.id}/merge/preview`, {
      other_id: other.id,
    });
    expect(preview.moves).toEqual([
      { entity: 'activity', count: 1 },
      { entity: 'note', count: 1 },
    ]);
    const body = {
      other_id: other.id,
      version: 1,
      other_version: 1,
      choices: { priority: 'other' },
    };
    const merged = await sales.post<Case>(`/cases/${kept.id}/merge`, body);
    expect(merged).toMatchObject({
      subject: 'Kept',
      priority: 'Urgent',
      contact_id: contact.id,
      // An urgent case is answered within the hour.
      first_response_due_at: new Date(Date.parse(kept.created_at) + 3_600_000).toISOString(),
    });
    expectProblem(await ada.call('GET', `/cases/${other.id}`), 404, 'not_found');
    expect(await names('/cases')).toEqual(['Kept']);
    expect(await lines(`/cases/${kept.id}`)).toContain('Wrote a note');
  });

  it('refuses cases of two clients', async () => {
    const clients = await Promise.all(
      ['a@x.example', 'b@x.example'].map((email) => sales.post<Client>('/clients', { email })),
    );
    const [one, two] = [
      await work.open({ client_id: clients[0]?.id }),
      await work.open({ client_id: clients[1]?.id }),
    ];
    const body = { other_id: two.id, version: 1, other_version: 1 };
    const answer = await ada.call('POST', `/cases/${one.id}/merge`, body);
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['other_id']);
  });

  it('of accounts and of contacts takes their cases along', async () => {
    const gone = await sales.contact({ email: 'ana@fern.example' });
    const stays = await sales.contact({ email: 'a@fern.example', account_id: gone.account_id });
    const { id } = await work.open({ contact_id: gone.id });
    const body = { other_id: gone.id, version: 1, other_version: 1 };
    await sales.post(`/contacts/${stays.id}/merge`, body);
    const account = await sales.account({ name: 'Fern' });
    await sales.post(`/accounts/${account.id}/merge`, { ...body, other_id: gone.account_id });
    expect(await sales.get<CaseDetail>(`/cases/${id}`)).toMatchObject({
      account_id: account.id,
      contact_id: stays.id,
    });
  });
});

it('is found from everywhere by its number and by a misspelt subject', async () => {
  const { id, number } = await work.open({ subject: 'Newsletter bounces' });
  const search = async (q: string) =>
    (await sales.get<{ groups: { kind: string; hits: { id: string }[] }[] }>(`/search?q=${q}`))
      .groups;
  const hit = [{ kind: 'case', hits: [{ id: String(id) }] }];
  expect(await search(`case-${Number(number.slice(5))}`)).toMatchObject(hit);
  expect(await search('newsleter')).toMatchObject(hit);
});

it('hides the cases of other organizations', async () => {
  const { id } = await work.open();
  const stranger = await app.organization('Stranger');
  expectProblem(await stranger.call('GET', `/cases/${id}`), 404, 'not_found');
  expect((await stranger.call('GET', '/cases')).json()).toEqual([]);
  expectProblem(await app.call('GET', '/cases'), 401, 'unauthenticated');
});

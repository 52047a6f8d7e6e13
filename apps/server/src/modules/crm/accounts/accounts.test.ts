import type { Account, AccountDetail } from '@atrium/contract/crm/accounts.ts';
import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let stranger: Staff;
let sales: Sales;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  stranger = await app.organization('Stranger');
  sales = salesOf(ada);
});
afterAll(() => app.close());

const put = (id: number, body: object, by = ada) => by.call('PUT', `/accounts/${id}`, body);
const names = async (query: string, by = ada) => {
  const answer = await by.call('GET', `/accounts?${query}`);
  expect([answer.statusCode, answer.body.slice(0, 200)]).toMatchObject([200, expect.any(String)]);
  return answer.json<Account[]>().map(({ name }) => name);
};

describe('creating', () => {
  it('belongs to whoever makes it, is active, and answers by the first path too', async () => {
    const body = { name: 'Innovate Corp', website: 'innovate.com' };
    const answer = await bo.call('POST', '/api/accounts', body);
    const made = answer.json<AccountDetail>();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers.location).toBe(`/api/v1/accounts/${made.id}`);
    expect(made).toMatchObject({
      name: 'Innovate Corp',
      website: 'https://innovate.com',
      owner: { id: bo.id, name: bo.name },
      is_active: true,
      version: 1,
      created_by: bo.id,
      contacts: [],
      contact_count: 0,
      opportunities: [],
      can: { update: true, deactivate: true, merge: true },
    });
    const history = await sales.get<HistoryEntry[]>(`/accounts/${made.id}/history`);
    expect(history).toMatchObject([
      {
        action: 'account.created',
        actor_name: bo.name,
        changes: { name: [null, 'Innovate Corp'] },
      },
    ]);
  });

  it.each([
    [{}, 400, ['name']],
    [{ name: ' ' }, 400, ['name']],
    [{ name: 'A', website: 'nonsense' }, 400, ['website']],
    [{ name: 'A', website: 'javascript:alert(1)' }, 400, ['website']],
    [{ name: 'A', type: 'Friend' }, 400, ['type']],
    [{ name: 'A', is_active: false }, 400, ['is_active']],
    [{ name: 'A', parent_account_id: 999_999 }, 422, ['parent_account_id']],
    [{ name: 'A', owner_id: 999_999 }, 422, ['owner_id']],
  ])('refuses %j', async (body, status, fields) => {
    const answer = await ada.call('POST', '/accounts', body);
    expect(fieldsOf(expectProblem(answer, status, status === 400 ? 'invalid' : 'rule'))).toEqual(
      fields,
    );
    expect(await names('')).toEqual([]);
  });

  it('says what the seed says of an empty name', async () => {
    const answer = await ada.call('POST', '/accounts', { name: '' });
    expect(answer.json().errors[0].message).toBe('Account Name cannot be empty.');
  });

  it('names nothing of other organizations', async () => {
    const theirs = await salesOf(stranger).account();
    const body = { name: 'A', parent_account_id: theirs.id };
    expectProblem(await ada.call('POST', '/accounts', body), 422, 'rule');
    expectProblem(
      await ada.call('POST', '/accounts', { name: 'A', owner_id: stranger.id }),
      422,
      'rule',
    );
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await sales.account({ name: 'Älpine', type: 'Customer', phone: '555' });
    await sales.account({ name: 'Birch', type: 'Prospect', owner_id: bo.id });
    const gone = await sales.account({ name: 'Cedar' });
    await put(gone.id, { is_active: false, version: 1 });
  });

  it.each([
    ['', ['Älpine', 'Birch']],
    ['is_active=false', ['Cedar']],
    ['sort=-name', ['Birch', 'Älpine']],
    ['sort=owner,name', ['Älpine', 'Birch']],
    ['search=alpine', ['Älpine']],
    ['type=Prospect', ['Birch']],
    ['owner_id=me', ['Älpine']],
    ['phone=555', ['Älpine']],
    ['type_empty=true', []],
    ['type_empty=true&is_active=false', ['Cedar']],
  ])('answers %s', async (query, expected) => expect(await names(query)).toEqual(expected));

  it('leaves as CSV', async () => {
    const answer = await ada.call('GET', '/accounts/export?sort=name');
    expect(answer.body.split('\r\n')[1]).toMatch(/^\d+,Älpine,Customer,/);
    expect(answer.body).not.toContain('Cedar');
  });

  it('changes many at once, and tells which it could not', async () => {
    const rows = (await ada.call('GET', '/accounts')).json<Account[]>();
    const records = rows.map(({ id }) => ({ id, version: 1 }));
    records[1]!.version = 7;
    const body = { records, changes: { owner_id: bo.id } };
    const outcome = (await ada.call('POST', '/accounts/bulk', body)).json();
    expect(outcome).toMatchObject({
      updated: [rows[0]!.id],
      failed: [{ id: rows[1]!.id, code: 'version_conflict' }],
    });
    expect(await names('owner_id=me', bo)).toEqual(['Älpine', 'Birch']);
  });
});

describe('changing', () => {
  it('takes PUT and PATCH, only what is named', async () => {
    const { id } = await sales.account({ phone: '1' });
    expect((await put(id, { phone: '555-3333', version: 1 })).json()).toMatchObject({
      id,
      name: 'Fern & Co',
      phone: '555-3333',
      version: 2,
    });
    const patched = await ada.call('PATCH', `/accounts/${id}`, { phone: null, version: 2 });
    expect(patched.json()).toMatchObject({ phone: null, version: 3 });
  });

  it('of two writers at once exactly one wins; the other gets what is there now', async () => {
    const { id } = await sales.account();
    const answers = await Promise.all([
      put(id, { name: 'Ada was here', version: 1 }),
      put(id, { name: 'Bo was here', version: 1 }, bo),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409,
    ]);
    const winner = answers.find(({ statusCode }) => statusCode === 200)!.json<Account>();
    const loser = answers.find(({ statusCode }) => statusCode === 409)!;
    const problem = expectProblem(loser, 409, 'version_conflict');
    expect(problem.current).toMatchObject({ name: winner.name, version: 2 });
  });

  it('needs a version', async () => {
    const { id } = await sales.account();
    expectProblem(await put(id, { name: 'X' }), 400, 'version_missing');
  });

  it('deactivates and reactivates; what names it may stay', async () => {
    const parent = await sales.account({ name: 'Parent' });
    const child = await sales.account({ name: 'Child', parent_account_id: parent.id });
    expect((await put(parent.id, { is_active: false, version: 1 })).json()).toMatchObject({
      is_active: false,
    });
    expect((await put(child.id, { phone: '1', version: 1 })).statusCode).toBe(200);
    const again = { parent_account_id: parent.id };
    const refused = await ada.call('POST', '/accounts', { name: 'Second', ...again });
    expect(expectProblem(refused, 422, 'rule').errors?.[0]?.code).toBe('inactive');
    expect((await put(parent.id, { is_active: true, version: 2 })).statusCode).toBe(200);
  });

  it('never stands above itself', async () => {
    const a = await sales.account({ name: 'A' });
    const b = await sales.account({ name: 'B', parent_account_id: a.id });
    const c = await sales.account({ name: 'C', parent_account_id: b.id });
    for (const above of [a.id, b.id, c.id]) {
      const answer = await put(a.id, { parent_account_id: above, version: 1 });
      expect(expectProblem(answer, 422, 'rule').errors?.[0]?.code).toBe('circle');
    }
  });
});

describe('the page of an account', () => {
  it('brings the first of what hangs on it, and says how many there are', async () => {
    const { id } = await sales.account();
    for (let n = 1; n <= 6; n++) await sales.contact({ account_id: id, last_name: `Fern ${n}` });
    await sales.deal({ account_id: id });
    const account = await sales.get<AccountDetail>(`/accounts/${id}`);
    expect(account.contacts).toHaveLength(5);
    expect(account).toMatchObject({ contact_count: 6, opportunity_count: 1 });
    expect(account.opportunities[0]).toMatchObject({
      name: 'New Website',
      calculated_amount: '0.00',
    });
    const page = await ada.call('GET', `/accounts/${id}/contacts?per_page=2&sort=-name`);
    expect(page.headers['x-total-count']).toBe('6');
    expect(page.json<{ name: string }[]>().map(({ name }) => name)).toEqual([
      'Ana Fern 6',
      'Ana Fern 5',
    ]);
    const timeline = await sales.get<{ summary: string }[]>(`/accounts/${id}/timeline`);
    expect(timeline.map(({ summary }) => summary)).toEqual([
      'Opportunity created',
      ...Array.from({ length: 6 }, () => 'Contact created'),
      'Account created',
    ]);
  });
});

describe('access', () => {
  it('needs a session, and hides what belongs to others', async () => {
    const { id } = await sales.account();
    expectProblem(await app.call('GET', `/accounts/${id}`), 401, 'unauthenticated');
    for (const path of ['', '/history', '/timeline', '/contacts', '/opportunities']) {
      expectProblem(await stranger.call('GET', `/accounts/${id}${path}`), 404, 'not_found');
    }
    expectProblem(await put(id, { name: 'Mine', version: 1 }, stranger), 404, 'not_found');
    expect(await names('', stranger)).toEqual([]);
  });

  it('lets readers read and no more', async () => {
    const { id } = await sales.account();
    const key = await ada.call('POST', '/api-keys', { name: 'Reader', scopes: ['crm.read'] });
    const token = key.json<{ key: string }>().key;
    const read = await app.call('GET', `/accounts/${id}`, { token });
    expect(read.json()).toMatchObject({ can: { update: false, deactivate: false, merge: false } });
    const body = { name: 'X', version: 1 };
    expectProblem(await app.call('PATCH', `/accounts/${id}`, { token, body }), 403, 'forbidden');
  });
});

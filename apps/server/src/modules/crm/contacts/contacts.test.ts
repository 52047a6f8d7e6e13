import type { Contact, ContactDetail } from '@atrium/contract/crm/contacts.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let stranger: Staff;
let sales: Sales;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  stranger = await app.organization('Stranger');
  sales = salesOf(ada);
});
afterAll(() => app.close());

const put = (id: number, body: object) => ada.call('PUT', `/contacts/${id}`, body);

describe('creating', () => {
  it('ties the person to the client of the e-mail', async () => {
    const client = await sales.post<{ id: number }>('/clients', { email: 'ana@fern.example' });
    const account = await sales.account();
    const contact = await sales.contact({ email: ' Ana@Fern.example ', account_id: account.id });
    expect(contact).toMatchObject({
      name: 'Ana Fern',
      email: 'ana@fern.example',
      client_id: client.id,
      account_id: account.id,
      account_name: 'Fern & Co',
      owner: { id: ada.id },
      is_active: true,
      opportunities: [],
      report_count: 0,
    });
    const other = await sales.contact({ email: 'new@fern.example', account_id: account.id });
    const made = await sales.get<object>(`/clients/${other.client_id}`);
    expect(made).toMatchObject({ email: 'new@fern.example', name: 'Ana Fern' });
  });

  it.each([
    [{ first_name: 'A' }, 400, ['last_name', 'account_id']],
    [{ last_name: 'A', account_id: '7' }, 400, ['account_id']],
    [{ last_name: 'A', account_id: 999_999 }, 422, ['account_id']],
    [{ last_name: 'A', account_id: 1, email: 'nobody' }, 400, ['email']],
    [{ last_name: 'A', account_id: 1, client_id: 1 }, 400, ['client_id']],
  ])('refuses %j', async (body, status, fields) => {
    const answer = await ada.call('POST', '/contacts', body);
    expect(fieldsOf(expectProblem(answer, status, status === 400 ? 'invalid' : 'rule'))).toEqual(
      fields,
    );
  });

  it('takes an e-mail once in an organization', async () => {
    const { account_id } = await sales.contact({ email: 'ana@fern.example' });
    const body = { last_name: 'Twin', email: 'ANA@fern.example', account_id };
    const problem = expectProblem(await ada.call('POST', '/contacts', body), 422, 'rule');
    expect(problem.errors).toMatchObject([{ path: 'email', code: 'taken' }]);
    const theirs = await salesOf(stranger).contact({ email: 'ana@fern.example' });
    expect(theirs.email).toBe('ana@fern.example');
  });

  it('of two at once with the same e-mail one is made', async () => {
    const { id: account_id } = await sales.account();
    const body = { last_name: 'Twin', email: 'twin@fern.example', account_id };
    const answers = await Promise.all([1, 2, 3].map(() => ada.call('POST', '/contacts', body)));
    const made = answers.filter(({ statusCode }) => statusCode === 201);
    expect(made).toHaveLength(1);
    expect((await sales.get<Contact[]>('/contacts')).length).toBe(1);
  });

  it('once, when a request with a key is repeated', async () => {
    const { id: account_id } = await sales.account();
    const sending = {
      token: ada.token,
      body: { last_name: 'Fern', account_id },
      headers: { 'idempotency-key': 'k1' },
    };
    const first = await app.call('POST', '/contacts', sending);
    const second = await app.call('POST', '/contacts', sending);
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect((await sales.get<Contact[]>('/contacts')).length).toBe(1);
  });
});

it('is found by name, by e-mail and by account', async () => {
  const oak = await sales.account({ name: 'Oakwood' });
  await sales.contact({ first_name: 'Zoë', email: 'z@oak.example', account_id: oak.id });
  await sales.contact({ first_name: null, last_name: 'Solo' });
  const found = async (query: string) =>
    (await sales.get<Contact[]>(`/contacts?${query}`)).map(({ name }) => name);
  expect(await found('search=zoe')).toEqual(['Zoë Fern']);
  expect(await found('search=oakw')).toEqual(['Zoë Fern']);
  expect(await found('search=z@oak')).toEqual(['Zoë Fern']);
  expect(await found('account_name_contains=OAK')).toEqual(['Zoë Fern']);
  expect(await found('sort=account_name')).toEqual(['Solo', 'Zoë Fern']);
  expect(await found('first_name_empty=true')).toEqual(['Solo']);
});

describe('changing', () => {
  it('moves to the client of another e-mail', async () => {
    const { id, client_id } = await sales.contact({ email: 'old@fern.example' });
    const answer = await put(id, { email: 'new@fern.example', version: 1 });
    const changed = answer.json<ContactDetail>();
    expect(changed).toMatchObject({ email: 'new@fern.example', version: 2 });
    expect(changed.client_id).not.toBe(client_id);
    const none = (await put(id, { email: null, version: 2 })).json<ContactDetail>();
    expect(none.client_id).toBeNull();
  });

  it('reports to nobody below', async () => {
    const boss = await sales.contact({ last_name: 'Boss' });
    const { account_id } = boss;
    const mid = await sales.contact({ last_name: 'Mid', account_id, reports_to_id: boss.id });
    const answer = await put(boss.id, { reports_to_id: mid.id, version: 1 });
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['reports_to_id']);
    expect(await sales.get(`/contacts/${boss.id}`)).toMatchObject({ report_count: 1 });
  });

  it('leaves the lists when it is deactivated, and stays to be read', async () => {
    const { id } = await sales.contact();
    await put(id, { is_active: false, version: 1 });
    expect(await sales.get<Contact[]>('/contacts')).toEqual([]);
    expect(await sales.get(`/contacts/${id}`)).toMatchObject({ is_active: false });
  });
});

it('hides the contacts of other organizations', async () => {
  const { id } = await sales.contact();
  expectProblem(await stranger.call('GET', `/contacts/${id}`), 404, 'not_found');
  expectProblem(await app.call('GET', '/contacts'), 401, 'unauthenticated');
});

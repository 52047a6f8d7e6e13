import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
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

const merge = (path: string, body: object, by = ada) =>
  by.call('POST', `${path}/merge`, { version: 1, other_version: 1, ...body });

describe('two accounts', () => {
  it('are shown side by side, and become one with everything of both', async () => {
    const kept = await sales.account({ name: 'Fern', phone: '1' });
    const other = await sales.account({ name: 'Fern GmbH', phone: '2', industry: 'Plants' });
    const contact = await sales.contact({ account_id: other.id });
    const deal = await sales.deal({ account_id: other.id });
    const child = await sales.account({ name: 'Child', parent_account_id: other.id });
    const path = `/accounts/${kept.id}`;
    const preview = await sales.post<object>(`${path}/merge/preview`, { other_id: other.id });
    expect(preview).toMatchObject({
      kept: { id: kept.id },
      other: { id: other.id },
      differences: [
        { field: 'name', kept: 'Fern', other: 'Fern GmbH', choice: 'kept' },
        { field: 'phone', kept: '1', other: '2', choice: 'kept' },
        { field: 'industry', kept: null, other: 'Plants', choice: 'other' },
      ],
      moves: [
        { entity: 'contact', count: 1 },
        { entity: 'opportunity', count: 1 },
        { entity: 'account', count: 1 },
      ],
    });
    const answer = await merge(path, { other_id: other.id, choices: { phone: 'other' } });
    expect(answer.json()).toMatchObject({
      name: 'Fern',
      phone: '2',
      industry: 'Plants',
      version: 2,
    });
    for (const moved of [`/contacts/${contact.id}`, `/opportunities/${deal.id}`]) {
      expect(await sales.get(moved)).toMatchObject({ account_id: kept.id, account_name: 'Fern' });
    }
    expect(await sales.get(`/accounts/${child.id}`)).toMatchObject({ parent_account_id: kept.id });
    expectProblem(await ada.call('GET', `/accounts/${other.id}`), 404, 'not_found');
    expect(
      (await sales.get<AccountDetail[]>('/accounts?sort=name')).map(({ name }) => name),
    ).toEqual(['Child', 'Fern']);
    const entries = await app.rows(
      `SELECT entity_id, changes FROM audit_log WHERE org_id = $1 AND action = 'account.merged' ORDER BY id`,
      [ada.org],
    );
    expect(entries).toMatchObject([
      { entity_id: String(other.id), changes: { merged_into_id: [null, kept.id] } },
      { entity_id: String(kept.id), changes: { phone: ['1', '2'], moved_contact: [null, 1] } },
    ]);
  });

  it('in one tree never leave an account above itself', async () => {
    const top = await sales.account({ name: 'Top' });
    const mid = await sales.account({ name: 'Mid', parent_account_id: top.id });
    const low = await sales.account({ name: 'Low', parent_account_id: mid.id });
    // The top goes into the lowest: what is between them would close a circle.
    expect((await merge(`/accounts/${low.id}`, { other_id: top.id })).statusCode).toBe(200);
    expect(await sales.get(`/accounts/${low.id}`)).toMatchObject({ parent_account_id: null });
    expect(await sales.get(`/accounts/${mid.id}`)).toMatchObject({ parent_account_id: low.id });
    // The child goes into its parent, and the other way round.
    const body = { other_id: mid.id, version: 2 };
    expect((await merge(`/accounts/${low.id}`, body)).statusCode).toBe(200);
    expect(await sales.get(`/accounts/${low.id}`)).toMatchObject({
      parent_account_id: null,
      child_account_count: 0,
    });
  });

  it.each([
    [{ version: 7 }, 409, 'version_conflict'],
    [{ other_version: 7 }, 409, 'version_conflict'],
    [{ other_id: 999_999 }, 422, 'rule'],
    [{ choices: { id: 'other' } }, 422, 'rule'],
    [{ choices: { name: 'both' } }, 400, 'invalid'],
  ])('are not merged with %j', async (body, status, code) => {
    const kept = await sales.account();
    const other = await sales.account({ name: 'Other' });
    const answer = await merge(`/accounts/${kept.id}`, { other_id: other.id, ...body });
    expectProblem(answer, status, code);
    expect((await sales.get<object[]>('/accounts')).length).toBe(2);
  });

  it('are one organization’s own', async () => {
    const kept = await sales.account();
    const theirs = await salesOf(stranger).account();
    const answer = await merge(`/accounts/${kept.id}`, { other_id: theirs.id });
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['other_id']);
    expectProblem(
      await merge(`/accounts/${kept.id}`, { other_id: theirs.id }, stranger),
      404,
      'not_found',
    );
  });

  it('merged into each other at the same time: one stays', async () => {
    const a = await sales.account({ name: 'A' });
    const b = await sales.account({ name: 'B' });
    const answers = await Promise.all([
      merge(`/accounts/${a.id}`, { other_id: b.id }),
      merge(`/accounts/${b.id}`, { other_id: a.id }),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect((await sales.get<object[]>('/accounts')).length).toBe(1);
  });

  it('leave nothing at the one that goes, also of what is written at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const kept = await sales.account({ name: `Kept ${round}` });
      const other = await sales.account({ name: `Other ${round}` });
      const [merged, ...written] = await Promise.all([
        merge(`/accounts/${kept.id}`, { other_id: other.id }),
        ...Array.from({ length: 6 }, (_none, index) =>
          ada.call('POST', '/opportunities', { name: `Deal ${index}`, account_id: other.id }),
        ),
      ]);
      expect(merged.statusCode, merged.body).toBe(200);
      for (const answer of written) {
        if (answer.statusCode !== 201)
          expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['account_id']);
      }
      const deals = await sales.get<object[]>(`/opportunities?account_id=${kept.id}`);
      expect(deals).toHaveLength(written.filter(({ statusCode }) => statusCode === 201).length);
    }
  });
});

describe('two contacts', () => {
  it('keep the client of the e-mail that is kept, and one part in a deal', async () => {
    const kept = await sales.contact();
    const { account_id } = kept;
    const other = await sales.contact({ account_id, last_name: 'Farn', email: 'ana@fern.example' });
    const deal = await sales.deal({ account_id });
    const roles = `/opportunities/${deal.id}/contact_roles`;
    await sales.post(roles, { contact_id: kept.id, role: 'Other' });
    await sales.post(roles, { contact_id: other.id, role: 'Other' });
    await sales.post(roles, { contact_id: other.id, role: 'Champion' });
    const report = await sales.contact({
      account_id,
      last_name: 'Junior',
      reports_to_id: other.id,
    });
    const answer = await merge(`/contacts/${kept.id}`, { other_id: other.id });
    expect(answer.json()).toMatchObject({
      name: 'Ana Fern',
      email: 'ana@fern.example',
      client_id: other.client_id,
    });
    const after = await sales.get<ContactDetail>(`/contacts/${kept.id}`);
    expect(after.opportunities).toMatchObject([{ id: deal.id, role: 'Champion, Other' }]);
    expect(await sales.get(`/contacts/${report.id}`)).toMatchObject({ reports_to_id: kept.id });
  });
});

describe('two leads', () => {
  it('become one; converted ones do not', async () => {
    const kept = await sales.lead({ phone: '1' });
    const other = await sales.lead({ email: 'jo@global.example', last_name: 'Smyth' });
    const answer = await merge(`/leads/${kept.id}`, { other_id: other.id });
    expect(answer.json()).toMatchObject({
      name: 'Smith',
      email: 'jo@global.example',
      client_id: other.client_id,
    });
    const third = await sales.lead();
    await sales.post(`/leads/${kept.id}/convert`, { opportunity_name: 'Deal' });
    const body = { other_id: kept.id, other_version: 3 };
    expectProblem(await merge(`/leads/${third.id}`, body), 422, 'rule');
  });
});

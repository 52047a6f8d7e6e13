import type { Conversion, Lead } from '@atrium/contract/crm/leads.ts';
import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import type { ContactRole } from '@atrium/contract/crm/line-items.ts';
import type { Client } from '@atrium/contract/clients/clients.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { breakEverywhere } from '../../../../testing/stand-ins/cut-line.ts';
import { expectProblem, fieldsOf } from '../../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let stranger: Staff;
let sales: Sales;
let lead: Lead;

const LEAD = {
  first_name: 'Jo',
  last_name: 'Smith',
  company: 'Global Tech',
  email: 'jo@global.example',
  phone: '555',
  title: 'CEO',
  website: 'global.example',
  address: '1 Main St',
  lead_source: 'Referral',
};

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  stranger = await app.organization('Stranger');
  sales = salesOf(ada);
  lead = await sales.lead(LEAD);
});
afterAll(() => app.close());

const convert = (body: object = { opportunity_name: 'Initial Project' }, by = ada) =>
  by.call('POST', `/leads/${lead.id}/convert`, body);
const rolesIn = (deal: Made['opportunity']) =>
  sales.get<ContactRole[]>(`/opportunities/${deal?.id}/contact_roles`);
const undo = (version: number) =>
  ada.call('POST', `/leads/${lead.id}/undo-conversion`, { version });
const counts = async () => {
  const [row] = await app.rows<Record<string, number>>(
    `SELECT (SELECT count(*) FROM accounts WHERE org_id = $1 AND removed_at IS NULL) AS accounts,
      (SELECT count(*) FROM contacts WHERE org_id = $1 AND removed_at IS NULL) AS contacts,
      (SELECT count(*) FROM opportunities WHERE org_id = $1 AND removed_at IS NULL) AS opportunities`,
    [ada.org],
  );
  return row;
};
const stageOfClient = async () => (await sales.get<Client>(`/clients/${lead.client_id}`)).stage;

describe('converting', () => {
  it('makes account, contact and opportunity, and carries everything over', async () => {
    await app.rows(`UPDATE leads SET utm = '{"utm_source": "news"}' WHERE id = $1`, [lead.id]);
    const answer = await convert();
    expect(answer.statusCode).toBe(200);
    const { message, created_records, lead: after } = answer.json<Conversion>();
    const { account, contact, opportunity } = created_records;
    expect(message).toBe('Lead converted successfully.');
    expect(await rolesIn(opportunity)).toMatchObject([{ contact_id: contact.id, role: 'Other' }]);
    expect(account).toMatchObject({
      name: 'Global Tech',
      phone: '555',
      website: 'https://global.example',
      billing_address: '1 Main St',
      owner_id: ada.id,
    });
    expect(contact).toMatchObject({
      name: 'Jo Smith',
      email: 'jo@global.example',
      title: 'CEO',
      account_id: account.id,
      client_id: lead.client_id,
    });
    expect(opportunity).toMatchObject({
      name: 'Initial Project',
      stage: 'Prospecting',
      probability: 5,
      account_id: account.id,
      lead_id: lead.id,
      lead_source: 'Referral',
      utm: { utm_source: 'news' },
      client_id: lead.client_id,
    });
    expect(after).toMatchObject({
      status: 'Converted',
      converted_account_id: account.id,
      converted_contact_id: contact.id,
      converted_opportunity_id: opportunity?.id,
      converted_at: app.now().toISOString(),
      can: { update: false, convert: false, undo_conversion: true },
    });
    expect(await stageOfClient()).toBe('client');
    const past = await sales.get<{ summary: string }[]>(
      `/opportunities/${opportunity?.id}/timeline`,
    );
    const told = past.map(({ summary }) => summary);
    expect(told).toEqual(
      expect.arrayContaining([
        'Lead created',
        'Lead converted',
        'Opportunity created',
        'Jo Smith joined',
      ]),
    );
    const history = await sales.get<{ action: string }[]>(`/leads/${lead.id}/history`);
    expect(history[0]?.action).toBe('lead.converted');
  });

  it('is done once: the second answer is a conflict, also of two at the same time', async () => {
    const answers = await Promise.all([convert(), convert(), convert()]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409, 409,
    ]);
    expectProblem(await convert(), 409, 'conflict');
    expect(await counts()).toEqual({ accounts: 1, contacts: 1, opportunities: 1 });
  });

  it('reuses what it finds, and needs no opportunity', async () => {
    const account = await sales.account({ name: 'Global Tech Inc', website: 'global.example' });
    const found = await sales.get<{ accounts: object[] }>(`/leads/${lead.id}/conversion`);
    expect(found.accounts).toMatchObject([
      { id: account.id, reasons: ['same_domain', 'similar_name'] },
    ]);
    const answer = await convert({ account_id: account.id, create_opportunity: false });
    const { created_records } = answer.json<Conversion>();
    expect(created_records).toMatchObject({ account: { id: account.id }, opportunity: null });
    expect(await counts()).toEqual({ accounts: 1, contacts: 1, opportunities: 0 });
  });

  it('goes into the contact that has the e-mail already', async () => {
    const contact = await sales.contact({ email: LEAD.email });
    const refused = expectProblem(await convert(), 422, 'rule');
    expect(refused.errors).toMatchObject([{ path: 'contact_id', code: 'duplicate' }]);
    const other = await sales.account({ name: 'Other' });
    const wrong = { opportunity_name: 'X', contact_id: contact.id, account_id: other.id };
    expect(fieldsOf(expectProblem(await convert(wrong), 422, 'rule'))).toEqual(['contact_id']);
    const answer = await convert({ opportunity_name: 'X', contact_id: contact.id });
    const { account, opportunity } = answer.json<Conversion>().created_records;
    expect([account.id, opportunity?.account_id]).toEqual([contact.account_id, contact.account_id]);
  });

  it.each([
    [{}, 422, ['opportunity_name']],
    [{ opportunity_name: '' }, 422, ['opportunity_name']],
    [{ opportunity_name: 'X', account_id: 999_999 }, 422, ['account_id']],
    [{ opportunity_name: 'X', amount: '5.00' }, 400, ['amount']],
  ])('refuses %j and leaves nothing behind', async (body, status, fields) => {
    const answer = await convert(body);
    expect(fieldsOf(expectProblem(answer, status, status === 400 ? 'invalid' : 'rule'))).toEqual(
      fields,
    );
    expect(await counts()).toEqual({ accounts: 0, contacts: 0, opportunities: 0 });
  });

  it('names no account of others, and is not theirs to do', async () => {
    const theirs = await salesOf(stranger).account();
    const body = { opportunity_name: 'X', account_id: theirs.id };
    expect(fieldsOf(expectProblem(await convert(body), 422, 'rule'))).toEqual(['account_id']);
    expectProblem(await convert(undefined, stranger), 404, 'not_found');
  });
});

it('a crash between any two statements leaves nothing behind', async () => {
  const before = await everything();
  const places = await breakEverywhere(
    app,
    async () => (await convert()).statusCode === 200,
    async () => expect(await everything()).toBe(before),
  );
  expect(places).toBeGreaterThan(20);
  expect(await counts()).toEqual({ accounts: 1, contacts: 1, opportunities: 1 });
});

async function everything(): Promise<string> {
  const tables = [
    'accounts',
    'contacts',
    'leads',
    'opportunities',
    'stage_changes',
    'opportunity_contact_roles',
    'clients',
    'audit_log',
    'events',
  ];
  const sums = tables.map(
    (name) =>
      `(SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t WHERE org_id = ${ada.org})`,
  );
  return JSON.stringify(await app.rows(`SELECT ARRAY[${sums.join()}] AS sums`));
}

describe('undoing', () => {
  it('takes back what was made; the lead is as it was, and can be converted again', async () => {
    await ada.call('PUT', `/leads/${lead.id}`, { status: 'Contacted', version: 1 });
    const { lead: converted, created_records } = (await convert()).json<Conversion>();
    const answer = await undo(converted.version);
    expect(answer.json()).toMatchObject({
      status: 'Contacted',
      converted_account_id: null,
      converted_at: null,
      can: { update: true, undo_conversion: false },
    });
    expect(await counts()).toEqual({ accounts: 0, contacts: 0, opportunities: 0 });
    expect(await stageOfClient()).toBe('lead');
    const gone = await ada.call('GET', `/accounts/${created_records.account.id}`);
    expectProblem(gone, 404, 'not_found');
    expect((await convert()).statusCode).toBe(200);
  });

  it('leaves what was there before', async () => {
    const account = await sales.account();
    const body = { opportunity_name: 'X', account_id: account.id };
    const { lead: converted } = (await convert(body)).json<Conversion>();
    expect((await undo(converted.version)).statusCode).toBe(200);
    expect(await counts()).toEqual({ accounts: 1, contacts: 0, opportunities: 0 });
  });

  it('leaves a contact that was there before without a part in the deal that is gone', async () => {
    const { id } = await sales.contact();
    const body = { opportunity_name: 'X', contact_id: id };
    const { lead: converted } = (await convert(body)).json<Conversion>();
    const deals = async () => (await sales.get<ContactDetail>(`/contacts/${id}`)).opportunities;
    expect(await deals()).toHaveLength(1);
    expect((await undo(converted.version)).statusCode).toBe(200);
    expect(await deals()).toEqual([]);
    expect(
      await app.rows(`SELECT 1 FROM opportunity_contact_roles WHERE org_id = $1`, [ada.org]),
    ).toEqual([]);
  });

  it.each([
    [
      'a changed account',
      (made: Made) => put(`/accounts/${made.account.id}`, { phone: '7', version: 1 }),
    ],
    [
      'a changed contact',
      (made: Made) => put(`/contacts/${made.contact.id}`, { phone: '7', version: 1 }),
    ],
    [
      'a moved deal',
      (made: Made) =>
        put(`/opportunities/${made.opportunity!.id}`, { stage: 'Proposal', version: 1 }),
    ],
    [
      'another contact',
      (made: Made) => sales.contact({ account_id: made.account.id, last_name: 'New' }),
    ],
    ['another deal', (made: Made) => sales.deal({ account_id: made.account.id })],
    [
      'a part in the deal that somebody named',
      async ({ opportunity }: Made) => {
        const [role] = await rolesIn(opportunity);
        const path = `/opportunities/${opportunity?.id}/contact_roles/${role?.id}`;
        await put(path, { role: 'Champion', version: 1 });
      },
    ],
    [
      'another part in the deal',
      async ({ opportunity, contact }: Made) => {
        const body = { contact_id: contact.id, role: 'Champion' };
        const path = `/opportunities/${opportunity?.id}/contact_roles`;
        expect((await ada.call('POST', path, body)).statusCode).toBe(201);
      },
    ],
    [
      'a product in the deal',
      async (made: Made) => {
        const { id } = await sales.product();
        await sales.line(made.opportunity!, { product_id: id });
      },
    ],
  ])('is refused after %s', async (_what, work) => {
    const { lead: converted, created_records } = (await convert()).json<Conversion>();
    await work(created_records);
    expectProblem(await undo(converted.version), 409, 'conflict');
  });

  it('needs the version, and a conversion', async () => {
    expectProblem(await undo(1), 409, 'conflict');
    expectProblem(await undo(9), 409, 'version_conflict');
  });
});

type Made = Conversion['created_records'];
const put = async (path: string, body: object) => {
  expect((await ada.call('PUT', path, body)).statusCode).toBe(200);
};

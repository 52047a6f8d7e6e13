import type { Conversion, Lead } from '@atrium/contract/crm/leads.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { workOf, type Work } from '../../../../testing/work.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;
let work: Work;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  sales = salesOf(ada);
  work = workOf(ada);
});
afterAll(() => app.close());

const withLead = (lead: Lead) => ({ who_type: 'Lead', who_id: lead.id });

describe('converting a lead', () => {
  const convert = (lead: Lead, body: object = {}) =>
    sales.post<Conversion>(`/leads/${lead.id}/convert`, {
      create_opportunity: true,
      opportunity_name: 'New Website',
      ...body,
    });
  const undo = async (lead: Lead) =>
    ada.call('POST', `/leads/${lead.id}/undo-conversion`, {
      version: (await sales.get<Lead>(`/leads/${lead.id}`)).version,
    });

  it('takes what is still to be done along to the contact and the deal, and brings it back', async () => {
    const lead = await sales.lead();
    const elsewhere = await sales.account({ name: 'Elsewhere' });
    const about = { what_type: 'Account', what_id: elsewhere.id };
    const open = await work.task(withLead(lead));
    const linked = await work.event({ ...withLead(lead), ...about });
    const done = await work.call(withLead(lead));
    const { contact, opportunity } = (await convert(lead)).created_records;
    expect(await work.read(open.id)).toMatchObject({
      who_type: 'Contact',
      who_id: contact.id,
      what_type: 'Opportunity',
      what_id: opportunity?.id,
    });
    expect(await work.read(linked.id)).toMatchObject({ who_type: 'Contact', ...about });
    expect(await work.read(done.id)).toMatchObject(withLead(lead));
    expect((await undo(lead)).statusCode).toBe(200);
    const back = { ...withLead(lead), what_type: null, what_id: null };
    expect(await work.read(open.id)).toMatchObject(back);
    expect(await work.read(linked.id)).toMatchObject({ ...withLead(lead), ...about });
  });

  it('without a deal it is about the account', async () => {
    const lead = await sales.lead();
    const task = await work.task(withLead(lead));
    const made = await convert(lead, { create_opportunity: false, opportunity_name: undefined });
    expect(await work.read(task.id)).toMatchObject({
      what_type: 'Account',
      what_id: made.created_records.account.id,
    });
  });

  it('is not undone over what was planned since, nor takes back what was linked anew', async () => {
    const lead = await sales.lead();
    const task = await work.task(withLead(lead));
    const { contact, account } = (await convert(lead)).created_records;
    const since = await work.task({ who_type: 'Contact', who_id: contact.id });
    expectProblem(await undo(lead), 409, 'conflict');
    expect(await work.read(task.id)).toMatchObject({ who_id: contact.id });
    const other = await sales.contact();
    await work.change(since.id, { who_id: other.id });
    await work.change(task.id, { who_id: other.id, what_type: null, what_id: null });
    expect((await undo(lead)).statusCode).toBe(200);
    expect(await work.read(task.id)).toMatchObject({ who_type: 'Contact', who_id: other.id });
    expect(account.id).toBeGreaterThan(0);
  });
});

describe('merging', () => {
  it.each([
    ['account', 'what', 'Account'],
    ['contact', 'who', 'Contact'],
    ['lead', 'who', 'Lead'],
  ] as const)('two of %s moves what was to be done', async (kind, link, type) => {
    const kept = await sales[kind]({ email: undefined });
    const other = await sales[kind]({ email: undefined });
    const task = await work.task({ [`${link}_type`]: type, [`${link}_id`]: other.id });
    const path = `/${kind}s/${kept.id}/merge`;
    const preview = await sales.post<{ moves: object[] }>(`${path}/preview`, {
      other_id: other.id,
    });
    expect(preview.moves).toContainEqual({ entity: 'activity', count: 1 });
    await sales.post(path, {
      other_id: other.id,
      version: kept.version,
      other_version: other.version,
    });
    expect(await work.read(task.id)).toMatchObject({ [`${link}_id`]: kept.id });
    const late = await ada.call('POST', '/activities', {
      type: 'Task',
      subject: 'x',
      [`${link}_type`]: type,
      [`${link}_id`]: other.id,
    });
    expectProblem(late, 422, 'rule');
  });
});

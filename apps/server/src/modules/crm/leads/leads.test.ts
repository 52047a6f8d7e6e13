import type { Lead } from '@atrium/contract/crm/leads.ts';
import type { Duplicate } from '@atrium/contract/records/duplicates.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';
import { personOf } from './newcomers.ts';

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

const put = (id: number, body: object) => ada.call('PUT', `/leads/${id}`, body);
const list = (query = '') => sales.get<Lead[]>(`/leads${query}`);

describe('creating', () => {
  it('answers the seed literally', async () => {
    const body = { last_name: 'Smith', company: 'Global Tech', status: 'New' };
    const answer = await bo.call('POST', '/api/v1/leads', body);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      last_name: 'Smith',
      name: 'Smith',
      company: 'Global Tech',
      status: 'New',
      owner_id: bo.id,
      client_id: null,
      utm: {},
      can: { update: true, convert: true, undo_conversion: false },
    });
  });

  it('makes a lead of the client of its e-mail', async () => {
    const lead = await sales.lead({ email: 'jo@global.example', phone: '1' });
    const client = await sales.get(`/clients/${lead.client_id}`);
    expect(client).toMatchObject({
      email: 'jo@global.example',
      stage: 'lead',
      company: 'Global Tech',
    });
  });

  it.each([
    [{ last_name: 'A' }, 400, ['company']],
    [{ company: 'A' }, 400, ['last_name']],
    [{ last_name: 'A', company: 'A', status: 'Converted' }, 400, ['status']],
    [{ last_name: 'A', company: 'A', converted_at: '2026-01-01' }, 400, ['converted_at']],
    [{ last_name: 'A', company: 'A', lead_source: 'The Moon' }, 422, ['lead_source']],
    [{ last_name: 'A', company: 'A', email: 'x' }, 400, ['email']],
    [{ last_name: 'A\u0000', company: 'A' }, 400, ['last_name']],
  ])('refuses %j', async (body, status, fields) => {
    const answer = await ada.call('POST', '/leads', body);
    expect(fieldsOf(expectProblem(answer, status, status === 400 ? 'invalid' : 'rule'))).toEqual(
      fields,
    );
    expect(await list()).toEqual([]);
  });
});

describe('the list', () => {
  it('hides the converted ones unless it is asked for them', async () => {
    const lead = await sales.lead({ lead_source: 'Referral' });
    await sales.lead({ last_name: 'Open', owner_id: bo.id, status: 'Qualified' });
    const body = { opportunity_name: 'Deal' };
    await sales.post(`/leads/${lead.id}/convert`, body);
    const names = async (query: string) => (await list(query)).map(({ name }) => name);
    expect(await names('')).toEqual(['Open']);
    expect(await names('?status=Converted')).toEqual(['Smith']);
    expect(await names('?status_in=Converted,Qualified&sort=name')).toEqual(['Open', 'Smith']);
    expect(await names('?lead_source=Referral')).toEqual([]);
    expect(await names('?search=global&owner_id=me')).toEqual([]);
    expect(await names(`?owner_id=${bo.id}`)).toEqual(['Open']);
  });
});

describe('changing', () => {
  it('walks through its statuses, and is taken by somebody', async () => {
    const { id } = await sales.lead();
    const answer = await put(id, { status: 'Contacted', owner_id: bo.id, version: 1 });
    expect(answer.json()).toMatchObject({
      status: 'Contacted',
      owner: { name: bo.name },
      version: 2,
    });
    expectProblem(await put(id, { status: 'Converted', version: 2 }), 400, 'invalid');
  });

  it('never once it is converted', async () => {
    const { id } = await sales.lead();
    await sales.post(`/leads/${id}/convert`, { opportunity_name: 'Deal' });
    expectProblem(await put(id, { phone: '1', version: 2 }), 422, 'rule');
  });
});

describe('duplicates', () => {
  it('are told before saving, with the reason', async () => {
    await sales.account({ name: 'Global Technologies', website: 'https://www.global.example/x' });
    const person = { first_name: 'Johanna', last_name: 'Smithson', email: 'jo@global.example' };
    const lead = await sales.lead(person);
    const question = { first_name: 'Johana', last_name: 'Smithson', company: 'Global Technologie' };
    const ask = (body: object, of = 'leads') => sales.post<Duplicate[]>(`/${of}/duplicates`, body);
    expect(await ask({ ...question, email: 'JO@global.example' })).toMatchObject([
      { entity: 'lead', id: lead.id, reasons: ['same_email', 'similar_name'] },
      { entity: 'account', name: 'Global Technologies', reasons: ['same_domain', 'similar_name'] },
    ]);
    expect(await ask({ email: 'jo@global.example', except_id: lead.id })).toMatchObject([
      { entity: 'account' },
    ]);
    expect(await ask({ company: 'Zebra' })).toEqual([]);
    expect(await ask({})).toEqual([]);
    expect(await ask({ email: 'a@gmail.com', website: 'global.example' }, 'accounts')).toHaveLength(
      1,
    );
    const theirs = await stranger.call('POST', '/leads/duplicates', question);
    expect(theirs.json()).toEqual([]);
  });
});

describe('somebody who writes in the messenger', () => {
  const write = async (email: string, options: { utm?: object } = {}) => {
    const site = await app.site(ada);
    const body = { site_id: site.site_id, page: { url: 'https://shop.example/', ...options } };
    const session = await app.call('POST', '/messenger/session', { body });
    const token = session.json<{ visitor_token: string }>().visitor_token;
    const message = { id: uuidv7(), content: 'Hello?' };
    await app.call('POST', '/messenger/messages', { token, body: message });
    const known = await app.call('POST', '/messenger/identify', { token, body: { email } });
    expect(known.statusCode).toBe(200);
    await app.drain();
    return token;
  };

  it('becomes a lead with the campaign he came by, that nobody owns yet', async () => {
    await write('ana.fern@fern.example', {
      utm: { source: 'news', campaign: 'spring', first_source: 'mail', ref: '42' },
    });
    const leads = await list();
    expect(leads).toMatchObject([
      {
        name: 'ana.fern',
        company: 'fern.example',
        email: 'ana.fern@fern.example',
        status: 'New',
        lead_source: 'Messenger',
        owner_id: null,
        utm: { utm_source: 'news', utm_campaign: 'spring', first_source: 'mail', ref: '42' },
      },
    ]);
    expect(await list('?utm_campaign=spring')).toHaveLength(1);
    const past = await sales.get<{ summary: string }[]>(`/leads/${leads[0]!.id}/timeline`);
    expect(past.map(({ summary }) => summary)).toContain('Lead created from the messenger');
  });

  it('is one lead, however often he writes and however often it is told', async () => {
    await write('ana@fern.example');
    await write('ana@fern.example');
    await app.rows(`INSERT INTO outbox (event_id, org_id)
      SELECT id, org_id FROM events WHERE org_id = ${ada.org} AND type LIKE 'conversation.%'`);
    await app.drain();
    expect(await list()).toHaveLength(1);
  });

  it('is no lead when he is a contact already', async () => {
    await sales.contact({ email: 'ana@fern.example' });
    await write('ana@fern.example');
    expect(await list()).toEqual([]);
  });

  it('has a name and a company, from as little as an e-mail', () => {
    const known = { phone: null, company: null };
    expect(personOf({ ...known, email: 'bo@gmail.com', name: ' Bo van  Dijk ' })).toMatchObject({
      first_name: 'Bo van',
      last_name: 'Dijk',
      company: 'Bo van Dijk',
    });
    expect(personOf({ ...known, email: 'bo@gmail.com', name: null })).toMatchObject({
      first_name: null,
      last_name: 'bo',
      company: 'bo',
    });
  });
});

it('hides the leads of other organizations', async () => {
  const { id } = await sales.lead();
  for (const path of ['', '/history', '/timeline', '/conversion']) {
    expectProblem(await stranger.call('GET', `/leads/${id}${path}`), 404, 'not_found');
  }
  expectProblem(await app.call('POST', '/leads', { body: {} }), 401, 'unauthenticated');
});

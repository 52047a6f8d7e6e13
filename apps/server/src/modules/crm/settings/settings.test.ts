import type { LeadSource, Stage } from '@atrium/contract/crm/stages.ts';
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

const names = async () => (await sales.get<Stage[]>('/stages')).map(({ name }) => name);
const patch = (path: string, body: object) => ada.call('PATCH', path, body);

describe('stages', () => {
  it('are there from the first moment', async () => {
    const all = await sales.get<Stage[]>('/stages');
    expect(all.map(({ name, probability, kind }) => [name, probability, kind])).toEqual([
      ['Prospecting', 5, 'open'],
      ['Qualifying', 10, 'open'],
      ['Proposal', 50, 'open'],
      ['Negotiation', 75, 'open'],
      ['Closed Won', 100, 'won'],
      ['Closed Lost', 0, 'lost'],
    ]);
    expect((await bo.call('GET', '/stages')).json()).toEqual(all);
  });

  it('are added after the last of their kind, and put in any order', async () => {
    const made = await sales.post<Stage>('/stages', { name: 'Contract', probability: 90 });
    const lost = await sales.post<Stage>('/stages', {
      name: 'Dropped',
      kind: 'lost',
      probability: 30,
    });
    expect([made.position, lost.probability]).toEqual([5, 0]);
    expect(await names()).toEqual([
      'Prospecting',
      'Qualifying',
      'Proposal',
      'Negotiation',
      'Contract',
      'Closed Won',
      'Closed Lost',
      'Dropped',
    ]);
    await sales.post('/stages/order', { ids: [lost.id, made.id] });
    expect((await names()).slice(0, 3)).toEqual(['Dropped', 'Contract', 'Prospecting']);
    expectProblem(await ada.call('POST', '/stages/order', { ids: [999_999] }), 422, 'rule');
    expectProblem(
      await ada.call('POST', '/stages/order', { ids: [made.id, made.id] }),
      422,
      'rule',
    );
  });

  it('change; deals in them keep their probability', async () => {
    const deal = await sales.deal({ stage: 'Proposal' });
    const stage = await sales.stage('Proposal');
    const body = { name: 'Offer', probability: 40, version: 1 };
    expect((await patch(`/stages/${stage.id}`, body)).json()).toMatchObject({
      name: 'Offer',
      version: 2,
    });
    expect(await sales.get(`/opportunities/${deal.id}`)).toMatchObject({
      stage: 'Offer',
      probability: 50,
    });
    const [entry] = await app.rows<{ changes: object }>(
      `SELECT changes FROM audit_log WHERE org_id = $1 AND action = 'stage.updated'`,
      [ada.org],
    );
    expect(entry?.changes).toEqual({ name: ['Proposal', 'Offer'], probability: [50, 40] });
  });

  it('stay while deals are in them, and one of each kind stays', async () => {
    await sales.deal();
    const used = await sales.stage('Prospecting');
    const inUse = await patch(`/stages/${used.id}`, { is_active: false, version: 1 });
    expect(expectProblem(inUse, 422, 'rule').errors).toMatchObject([
      { path: 'is_active', code: 'in_use' },
    ]);
    const won = await sales.stage('Closed Won');
    const last = await patch(`/stages/${won.id}`, { kind: 'open', version: 1 });
    expect(expectProblem(last, 422, 'rule').errors?.[0]?.code).toBe('last');
    const free = await sales.stage('Qualifying');
    expect((await patch(`/stages/${free.id}`, { is_active: false, version: 1 })).statusCode).toBe(
      200,
    );
    const body = { name: 'New', account_id: (await sales.account()).id };
    const deal = await sales.post<{ id: number }>('/opportunities', body);
    const move = await ada.call('PUT', `/opportunities/${deal.id}`, {
      stage: 'Qualifying',
      version: 1,
    });
    expect(fieldsOf(expectProblem(move, 422, 'rule'))).toEqual(['stage']);
  });

  it.each([
    [{ name: '' }, 400],
    [{ name: 'PROPOSAL' }, 422],
    [{ name: 'A', probability: 101 }, 400],
    [{ name: 'A', probability: 1.5 }, 400],
    [{ name: 'A', kind: 'maybe' }, 400],
  ])('refuse %j', async (body, status) => {
    expect((await ada.call('POST', '/stages', body)).statusCode).toBe(status);
    expect(await names()).toHaveLength(6);
  });

  it('are the administrators’, and each organization’s own', async () => {
    const { id } = await sales.stage('Proposal');
    expectProblem(await bo.call('POST', '/stages', { name: 'Mine' }), 403, 'forbidden');
    expectProblem(
      await bo.call('PATCH', `/stages/${id}`, { name: 'X', version: 1 }),
      403,
      'forbidden',
    );
    expectProblem(await bo.call('POST', '/stages/order', { ids: [id] }), 403, 'forbidden');
    const theirs = await stranger.call('PATCH', `/stages/${id}`, { name: 'X', version: 1 });
    expectProblem(theirs, 404, 'not_found');
  });
});

describe('lead sources', () => {
  it('are renamed everywhere at once', async () => {
    const all = await sales.get<LeadSource[]>('/lead-sources');
    expect(all.map(({ name }) => name)).toContain('Cold Call');
    const lead = await sales.lead({ lead_source: 'Cold Call' });
    const { id } = all.find(({ name }) => name === 'Cold Call')!;
    expect((await patch(`/lead-sources/${id}`, { name: 'Phone', version: 1 })).statusCode).toBe(
      200,
    );
    expect(await sales.get(`/leads/${lead.id}`)).toMatchObject({ lead_source: 'Phone' });
    const made = await sales.post<LeadSource>('/lead-sources', { name: 'Fair' });
    await patch(`/lead-sources/${made.id}`, { is_active: false, version: 1 });
    const refused = await ada.call('POST', '/leads', {
      last_name: 'A',
      company: 'A',
      lead_source: 'Fair',
    });
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['lead_source']);
  });

  it('that the program itself writes keep their names', async () => {
    const all = await sales.get<LeadSource[]>('/lead-sources');
    const { id } = all.find(({ name }) => name === 'Messenger')!;
    const answer = await patch(`/lead-sources/${id}`, { name: 'Chat', version: 1 });
    expect(expectProblem(answer, 422, 'rule').errors?.[0]?.code).toBe('fixed');
    expectProblem(await bo.call('POST', '/lead-sources', { name: 'Mine' }), 403, 'forbidden');
  });
});

describe('sales targets', () => {
  it('are set by person and month, and taken away with nothing', async () => {
    const target = { owner_id: bo.id, month: '2026-03', amount: '5000.00' };
    await sales.post('/sales-targets', {
      targets: [target, { ...target, month: '2026-04', amount: 1 }],
    });
    await sales.post('/sales-targets', { targets: [{ ...target, amount: 0 }] });
    expect(await sales.get('/sales-targets?year=2026')).toMatchObject([
      { month: '2026-04', amount: '1.00' },
    ]);
    expect(await sales.get('/sales-targets?year=2025')).toEqual([]);
    const bad = { targets: [{ ...target, month: '2026-13' }] };
    expectProblem(await ada.call('POST', '/sales-targets', bad), 400, 'invalid');
    const unknown = { targets: [{ ...target, owner_id: stranger.id }] };
    expectProblem(await ada.call('POST', '/sales-targets', unknown), 422, 'rule');
  });
});

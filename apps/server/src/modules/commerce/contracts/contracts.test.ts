import type { Contract, ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
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

const spans = ({ periods }: ContractDetail) =>
  periods.map(({ kind, start_date, end_date, amount }) => [kind, start_date, end_date, amount]);

describe('a contract', () => {
  it('is made with its lines and its billing periods', async () => {
    const contract = await sales.contract({ end_date: '2026-04-15', due_days: 10 });
    expect(contract).toMatchObject({
      status: 'Active',
      start_date: '2026-02-01',
      billing_cycle: 'Monthly',
      owner_id: ada.id,
      due_days: 10,
      grace_days: 7,
      cycle_total: '500.00',
      monthly_total: '500.00',
      paid_total: '0.00',
      next_contract_id: null,
      can: { update: true, renew: true, change: true, add_period: true },
    });
    expect(contract.number).toMatch(/^CTR-\d{6}$/);
    expect(contract.line_items).toMatchObject([
      { product_name: 'Care', quantity: 1, price_per_cycle: '500.00', total: '500.00' },
    ]);
    expect(spans(contract)).toEqual([
      ['regular', '2026-02-01', '2026-02-28', '500.00'],
      ['regular', '2026-03-01', '2026-03-31', '500.00'],
      ['regular', '2026-04-01', '2026-04-15', '250.00'],
    ]);
    expect(contract.periods.map(({ due_date, state }) => [due_date, state])).toEqual([
      ['2026-02-11', 'overdue'],
      ['2026-03-11', 'not_due'],
      ['2026-04-11', 'future'],
    ]);
  });

  it('is listed, found, sorted and exported; those of an account stand at the account', async () => {
    const first = await sales.contract();
    const second = await sales.contract({ status: 'Draft' });
    const list = await sales.get<Contract[]>('/contracts?sort=number');
    expect(list.map(({ id }) => id)).toEqual([first.id, second.id]);
    const drafts = await sales.get<Contract[]>('/contracts?status=Draft&sort=-cycle_total');
    expect(drafts.map(({ id }) => id)).toEqual([second.id]);
    const found = await sales.get<Contract[]>(`/contracts?search=${first.number}`);
    expect(found.map(({ id }) => id)).toEqual([first.id]);
    expect(await sales.get<Contract[]>('/contracts?search=fern')).toHaveLength(2);
    const own = await sales.get<Contract[]>(`/accounts/${first.account_id}/contracts`);
    expect(own.map(({ id }) => id)).toEqual([first.id]);
    const csv = await ada.call('GET', '/contracts/export');
    expect(csv.body).toContain(`${first.number},Fern & Co,Active,2026-02-01,,Monthly,500.00`);
    expect(await salesOf(stranger).get<Contract[]>('/contracts')).toEqual([]);
    expectProblem(await stranger.call('GET', `/contracts/${first.id}`), 404, 'not_found');
  });

  it('keeps its history and its timeline', async () => {
    const { id, version } = await sales.contract();
    const answer = await ada.call('PATCH', `/contracts/${id}`, { grace_days: 3, version });
    expect(answer.statusCode).toBe(200);
    const history = await sales.get<{ action: string }[]>(`/contracts/${id}/history`);
    expect(history.map(({ action }) => action)).toEqual(['contract.updated', 'contract.created']);
    const past = await sales.get<{ summary: string }[]>(`/contracts/${id}/timeline`);
    expect(past.map(({ summary }) => summary)).toEqual(['Changed grace days', 'Contract created']);
  });

  it('is changed, ended and handed over by its owner or an administrator, and by nobody else', async () => {
    const { id } = await sales.contract({ end_date: '2026-12-31' });
    const bo = await app.colleague(ada);
    const hand_over = { owner_id: bo.id, version: 1 };
    const day = { start_date: '2026-03-10', end_date: '2026-03-10' };
    for (const [method, path, body] of [
      ['PATCH', '', hand_over],
      ['PATCH', '', { status: 'Cancelled', version: 1 }],
      ['PATCH', '', { status: 'Terminated', version: 1 }],
      ['PATCH', '', { end_date: '2026-03-31', version: 1 }],
      ['POST', '/renew', { version: 1 }],
      ['POST', '/change', { last_day: '2026-03-31', version: 1 }],
      ['POST', '/periods', { kind: 'pause', ...day, version: 1 }],
    ] as const)
      expectProblem(await bo.call(method, `/contracts/${id}${path}`, body), 403, 'forbidden');
    const seen = (await bo.call('GET', `/contracts/${id}`)).json<ContractDetail>();
    expect([seen.version, new Set(Object.values(seen.can))]).toEqual([1, new Set([false])]);
    expect((await ada.call('PATCH', `/contracts/${id}`, hand_over)).statusCode).toBe(200);
    const ended = { status: 'Terminated', version: 2 };
    expect((await bo.call('PATCH', `/contracts/${id}`, ended)).statusCode).toBe(200);
  });

  it('gives one of two writers the contract as it is now', async () => {
    const { id, version } = await sales.contract();
    const change = (due_days: number) =>
      ada.call('PATCH', `/contracts/${id}`, { due_days, version });
    const answers = await Promise.all([change(3), change(5)]);
    const [won, lost] = answers.toSorted((a, b) => a.statusCode - b.statusCode);
    expect(won?.statusCode).toBe(200);
    const { current } = expectProblem(lost!, 409, 'version_conflict');
    expect(current).toEqual(won?.json());
  });
});

describe('bad input', () => {
  it.each([
    [{ start_date: '2026-02-30' }, 400, 'start_date'],
    [{ end_date: '2026-01-31' }, 422, 'end_date'],
    [{ start_date: '1026-01-31' }, 400, 'start_date'],
    [{ end_date: '9999-12-31' }, 400, 'end_date'],
    [{ billing_cycle: 'Weekly' }, 400, 'billing_cycle'],
    [{ due_days: -1 }, 400, 'due_days'],
    [{ account_id: 999_999_999 }, 422, 'account_id'],
    [{ owner_id: 999_999_999 }, 422, 'owner_id'],
    [{ line_items: [] }, 400, 'line_items'],
    [{ cycle_total: '1.00' }, 422, 'cycle_total'],
    [{ status: 'Expired' }, 400, 'status'],
  ])('%j is answered with %i at %s', async (body, status, field) => {
    const answer = await ada.call('POST', '/contracts', { ...(await sales.draft()), ...body });
    const problem = expectProblem(answer, status, status === 400 ? 'invalid' : 'rule');
    expect(fieldsOf(problem)).toEqual([field]);
    expect(await sales.get<Contract[]>('/contracts')).toEqual([]);
  });

  it.each([
    [{ quantity: -1 }, 400, 'quantity'],
    [{ quantity: 1e9 }, 400, 'quantity'],
    [{ quantity: 1.001 }, 400, 'quantity'],
    [{ quantity: 1e-17 }, 400, 'quantity'],
    [{ price_per_cycle: '-1' }, 400, 'price_per_cycle'],
    [{ price_per_cycle: '99999999999' }, 400, 'price_per_cycle'],
    [{ price_per_cycle: '1.00000000000000001' }, 400, 'price_per_cycle'],
    [{ product_id: 999_999_999 }, 422, 'product_id'],
  ])('a line with %j is answered with %i at %s', async (line, status, field) => {
    const draft = await sales.draft();
    const line_items = [{ ...draft.line_items[0], ...line }];
    const answer = await ada.call('POST', '/contracts', { ...draft, line_items });
    const problem = expectProblem(answer, status, status === 400 ? 'invalid' : 'rule');
    expect(fieldsOf(problem)).toEqual([`line_items.0.${field}`]);
  });

  it('products that are not in use, and totals beyond all payments', async () => {
    const draft = await sales.draft();
    const product = await sales.product({ name: 'Old' });
    await ada.call('PATCH', `/products/${product.id}`, {
      is_active: false,
      version: product.version,
    });
    const line_items = [...draft.line_items, { product_id: product.id }];
    const answer = await ada.call('POST', '/contracts', { ...draft, line_items });
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['line_items.1.product_id']);
    const huge = [
      { ...draft.line_items[0], quantity: 1_000_000, price_per_cycle: '9999999999.99' },
    ];
    const refused = await ada.call('POST', '/contracts', { ...draft, line_items: huge });
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['line_items']);
  });

  it('names of another organization', async () => {
    const draft = await sales.draft();
    const foreign = await salesOf(stranger).account();
    const answer = await ada.call('POST', '/contracts', { ...draft, account_id: foreign.id });
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['account_id']);
  });
});

describe('a contract of a won deal', () => {
  let deal: OpportunityDetail;
  const terms = { start_date: '2026-03-01', billing_cycle: 'Monthly' };
  const generate = (body: object = terms) =>
    ada.call('POST', `/opportunities/${deal.id}/generate-contract`, body);
  const win = () =>
    ada.call('PATCH', `/opportunities/${deal.id}`, { stage: 'Closed Won', version: 1 });

  beforeEach(async () => {
    deal = await sales.deal();
    const care = await sales.product({ name: 'Care', is_retainer_product: true });
    const website = await sales.product();
    await sales.line(deal, { product_id: website.id });
    await sales.line(deal, { product_id: care.id, quantity: 2, sale_price: '300.00' });
  });

  it('takes over what comes again, at the price of the deal', async () => {
    await win();
    const answer = await generate();
    expect(answer.statusCode).toBe(201);
    const contract = answer.json<ContractDetail>();
    expect(answer.headers.location).toBe(`/api/v1/contracts/${contract.id}`);
    expect(contract).toMatchObject({
      account_id: deal.account_id,
      opportunity_id: deal.id,
      opportunity_name: 'New Website',
      cycle_total: '600.00',
      line_items: [{ product_name: 'Care', quantity: 2, price_per_cycle: '300.00' }],
    });
    const past = await sales.get<{ summary: string }[]>(`/opportunities/${deal.id}/timeline`);
    expect(past[0]).toMatchObject({ summary: 'Contract created', subject_name: contract.number });
  });

  it('takes over everything when nothing is a retainer', async () => {
    deal = await sales.deal({ name: 'Hosting' });
    await sales.line(deal, { product_id: (await sales.product({ name: 'Hosting' })).id });
    await win();
    expect((await generate()).json<ContractDetail>().line_items).toHaveLength(1);
  });

  it('is made once, however often somebody clicks; a second one is asked for', async () => {
    await win();
    const answers = await Promise.all([generate(), generate(), generate()]);
    const codes = answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
    expect(codes).toEqual([201, 409, 409]);
    expect((await generate({ ...terms, again: true })).statusCode).toBe(201);
    expect(await sales.get<Contract[]>('/contracts')).toHaveLength(2);
  });

  it('needs a deal that is won and has products', async () => {
    expectProblem(await generate(), 422, 'rule');
    deal = await sales.deal({ name: 'Empty' });
    await win();
    expectProblem(await generate(), 422, 'rule');
    const url = `/opportunities/${deal.id}/generate-contract`;
    expectProblem(await stranger.call('POST', url, terms), 404, 'not_found');
    expect(await sales.get<Contract[]>('/contracts')).toEqual([]);
  });
});

import type { Opportunity, OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn, ForecastCell, StageStay } from '@atrium/contract/crm/pipeline.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';
import { enterStage, stayInStage } from './stage-rules.ts';

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

const put = (id: number, body: object, by = ada) => by.call('PUT', `/opportunities/${id}`, body);
const moved = async (id: number, body: object) => {
  const answer = await put(id, body);
  expect([answer.statusCode, answer.body]).toMatchObject([200, expect.any(String)]);
  return answer.json<OpportunityDetail>();
};
const names = async (query: string) =>
  (await sales.get<Opportunity[]>(`/opportunities?${query}`)).map(({ name }) => name);

describe('creating', () => {
  it('answers the seed literally', async () => {
    const { id: account_id } = await sales.account();
    const body = { name: 'New Website Build', stage: 'Qualifying', account_id };
    const answer = await bo.call('POST', '/api/opportunities', body);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      name: 'New Website Build',
      stage: 'Qualifying',
      stage_kind: 'open',
      probability: 10,
      account_name: 'Fern & Co',
      owner_id: bo.id,
      calculated_amount: '0.00',
      weighted_amount: '0.00',
      line_items: [],
      contact_roles: [],
      can: { update: true, quote: false, generate_order: false, generate_contract: false },
    });
  });

  it.each([
    [{ name: '' }, 400, ['name']],
    [{ name: 'A', stage: 'Nowhere' }, 422, ['stage']],
    [{ name: 'A', stage_id: 999_999 }, 422, ['stage_id']],
    [{ name: 'A', close_date: '2026-02-30' }, 400, ['close_date']],
    [{ name: 'A', close_date: '2026-03-01' }, 422, ['close_date']],
    [{ name: 'A', probability: 101 }, 400, ['probability']],
    [{ name: 'A', stage: 'Closed Lost' }, 422, ['loss_reason']],
    [{ name: 'A', stage: 'Closed Won', probability: 50 }, 422, ['probability']],
    [{ name: 'A', lead_source: 'The Moon' }, 422, ['lead_source']],
    [{ name: 'A', calculated_amount: '5.00' }, 422, ['calculated_amount']],
    [{ name: 'A', amount: 5 }, 422, ['amount']],
    [{ name: 'A', colour: 'red' }, 400, ['colour']],
  ])('refuses %j', async (body, status, fields) => {
    const { id: account_id } = await sales.account();
    const answer = await ada.call('POST', '/opportunities', { account_id, ...body });
    const code = status === 400 ? 'invalid' : 'rule';
    expect(fieldsOf(expectProblem(answer, status, code))).toEqual(fields);
    expect(await names('')).toEqual([]);
  });

  it('may close today where the organization is, though it is yesterday in London', async () => {
    await ada.call('PATCH', '/organization', { time_zone: 'Pacific/Honolulu', version: 1 });
    // It is 2026-03-02T09:00Z, which in Honolulu is still the first.
    expect((await sales.deal({ close_date: '2026-03-01' })).close_date).toBe('2026-03-01');
  });
});

describe('the stage', () => {
  it('brings its probability, unless another one is given', async () => {
    const { id } = await sales.deal();
    expect(await moved(id, { stage: 'Proposal', version: 1 })).toMatchObject({ probability: 50 });
    const sure = { stage: 'Negotiation', probability: 80, version: 2 };
    expect(await moved(id, sure)).toMatchObject({ probability: 80 });
    expect(await moved(id, { probability: 60, version: 3 })).toMatchObject({
      stage: 'Negotiation',
      probability: 60,
    });
    const { id: stage_id } = await sales.stage('Qualifying');
    expect(await moved(id, { stage_id, version: 4 })).toMatchObject({ probability: 10 });
  });

  it('won makes it certain and lets it be sold', async () => {
    const { id } = await sales.deal({ close_date: '2026-03-10' });
    const won = await moved(id, { stage: 'Closed Won', version: 1 });
    expect(won).toMatchObject({
      probability: 100,
      closed_at: app.now().toISOString(),
      can: { generate_order: true, generate_contract: true },
    });
    const doubt = await put(id, { probability: 90, version: 2 });
    expect(fieldsOf(expectProblem(doubt, 422, 'rule'))).toEqual(['probability']);
    const past = await moved(id, { close_date: '2026-02-01', version: 2 });
    expect(past.close_date).toBe('2026-02-01');
    expect(await moved(id, { stage: 'Proposal', version: 3 })).toMatchObject({ closed_at: null });
  });

  it('lost asks for a reason, and keeps it only while it is lost', async () => {
    const { id } = await sales.deal();
    const silent = await put(id, { stage: 'Closed Lost', version: 1 });
    expect(fieldsOf(expectProblem(silent, 422, 'rule'))).toEqual(['loss_reason']);
    const lost = await moved(id, { stage: 'Closed Lost', loss_reason: 'Price', version: 1 });
    expect(lost).toMatchObject({ probability: 0, loss_reason: 'Price' });
    const emptied = await put(id, { loss_reason: null, version: 2 });
    expect(fieldsOf(expectProblem(emptied, 422, 'rule'))).toEqual(['loss_reason']);
    expect(await moved(id, { stage: 'Proposal', version: 2 })).toMatchObject({ loss_reason: null });
  });

  it('has a history with the time spent in each', async () => {
    const { id } = await sales.deal();
    app.pass(60_000);
    await moved(id, { stage: 'Proposal', version: 1 });
    app.pass(30_000);
    await moved(id, { stage: 'Closed Won', version: 2 });
    const stays = await sales.get<StageStay[]>(`/opportunities/${id}/stage-history`);
    expect(stays).toMatchObject([
      { from_stage: 'Proposal', to_stage: 'Closed Won', seconds_in_from: 30, by: ada.name },
      { from_stage: 'Prospecting', to_stage: 'Proposal', seconds_in_from: 60 },
      { from_stage: null, to_stage: 'Prospecting', seconds_in_from: null },
    ]);
    const report =
      await sales.get<{ stage: { name: string }; stays: number; median_seconds: number }[]>(
        '/reports/time-in-stage',
      );
    expect(report.find(({ stage }) => stage.name === 'Proposal')).toMatchObject({
      stays: 1,
      median_seconds: 30,
    });
    const history = await sales.get<{ changes: object }[]>(`/opportunities/${id}/history`);
    expect(history[0]?.changes).toMatchObject({ probability: [50, 100] });
    // The timeline says each move once.
    const timeline = await sales.get<{ summary: string }[]>(`/opportunities/${id}/timeline`);
    expect(timeline.map(({ summary }) => summary)).toEqual([
      'Moved to Closed Won',
      'Moved to Proposal',
      'Opportunity created',
    ]);
  });

  it('rules hold for every stage and every wish', () => {
    const kinds = fc.constantFrom('open' as const, 'won' as const, 'lost' as const);
    const percent = fc.integer({ min: 0, max: 100 });
    const wish = fc.record(
      { probability: percent, loss_reason: fc.option(fc.string()) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(kinds, percent, wish, (kind, chance, wanted) => {
        const stage = { kind, probability: kind === 'open' ? chance : kind === 'won' ? 100 : 0 };
        let staged;
        try {
          staged = enterStage(stage, wanted);
        } catch {
          const doubts =
            kind !== 'open' && (wanted.probability ?? stage.probability) !== stage.probability;
          const reason = Boolean(wanted.loss_reason) !== (kind === 'lost');
          expect(doubts || reason).toBe(true);
          return;
        }
        expect(staged.probability).toBe(wanted.probability ?? stage.probability);
        if (kind !== 'open') expect(staged.probability).toBe(stage.probability);
        expect(Boolean(staged.loss_reason)).toBe(kind === 'lost');
        expect(stayInStage(stage, { probability: staged.probability })).toEqual({});
      }),
    );
  });
});

describe('two who drag the same card', () => {
  it('one wins, the other is told where it is now', async () => {
    const { id } = await sales.deal();
    const answers = await Promise.all([
      put(id, { stage: 'Proposal', version: 1 }),
      put(id, { stage: 'Negotiation', version: 1 }, bo),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409,
    ]);
    const loser = answers.find(({ statusCode }) => statusCode === 409)!;
    const problem = expectProblem(loser, 409, 'version_conflict');
    const now = await sales.get<Opportunity>(`/opportunities/${id}`);
    expect(problem.current).toMatchObject({ stage: now.stage, version: 2 });
    expect(await sales.get<StageStay[]>(`/opportunities/${id}/stage-history`)).toHaveLength(2);
  });
});

describe('the list', () => {
  it('filters and sorts by what is calculated and by what hangs on it', async () => {
    const product = await sales.product();
    const contact = await sales.contact();
    const { account_id } = contact;
    const big = await sales.deal({ name: 'Big', account_id, close_date: '2026-04-01' });
    const small = await sales.deal({ name: 'Small', account_id, stage: 'Proposal' });
    await sales.deal({ name: 'Empty', owner_id: bo.id });
    await sales.line(big, { product_id: product.id, quantity: 3 });
    await sales.line(small, { product_id: product.id, sale_price: 10 });
    await sales.post(`/opportunities/${big.id}/contact_roles`, {
      contact_id: contact.id,
      role: 'Other',
    });
    expect(await names('sort=-calculated_amount')).toEqual(['Big', 'Small', 'Empty']);
    expect(await names('calculated_amount_gte=100')).toEqual(['Big']);
    expect(await names(`product_id=${product.id}&sort=name`)).toEqual(['Big', 'Small']);
    expect(await names('product_id_empty=true')).toEqual(['Empty']);
    expect(await names(`contact_id=${contact.id}`)).toEqual(['Big']);
    expect(await names(`contact_id_ne=${contact.id}&sort=name`)).toEqual(['Empty', 'Small']);
    expect(await names(`contact_id_in=${contact.id},5`)).toEqual(['Big']);
    expect(await names('stage=Proposal')).toEqual(['Small']);
    expect(await names('stage_kind=won')).toEqual([]);
    expect(await names('sort=-stage,name')).toEqual(['Small', 'Big', 'Empty']);
    expect(await names('owner_id_ne=me')).toEqual(['Empty']);
    expect(await names('close_date_gte=2026-01-01')).toEqual(['Big']);
    expect(await names('search=fern&sort=name')).toEqual(['Big', 'Empty', 'Small']);
    const csv = await ada.call('GET', '/opportunities/export?name=Big');
    expect(csv.body).toContain('Big,Fern & Co,Prospecting,2026-04-01,5,15000.00,750.00');
  });
});

describe('the board', () => {
  const board = (query = '') => sales.get<BoardColumn[]>(`/opportunities/board${query}`);

  it('sums up every deal, shows the first ones, and the plain list goes on', async () => {
    const product = await sales.product({ standard_list_price: '100.00' });
    const { id: account_id } = await sales.account();
    for (let day = 10; day < 15; day++) {
      const deal = await sales.deal({ name: `D${day}`, account_id, close_date: `2026-03-${day}` });
      await sales.line(deal, { product_id: product.id, quantity: day - 9 });
    }
    await sales.deal({ name: 'Undated', account_id });
    const [first, ...rest] = await board('?per_stage=2');
    expect(first).toMatchObject({
      stage: { name: 'Prospecting' },
      count: 6,
      amount: '1500.00',
      weighted_amount: '75.00',
    });
    expect(first!.cards.map(({ name }) => name)).toEqual(['D10', 'D11']);
    expect(rest.map(({ stage, count, amount }) => [stage.name, count, amount])).toEqual([
      ['Qualifying', 0, '0.00'],
      ['Proposal', 0, '0.00'],
      ['Negotiation', 0, '0.00'],
      ['Closed Won', 0, '0.00'],
      ['Closed Lost', 0, '0.00'],
    ]);
    const more = `stage_id=${first!.stage.id}&sort=close_date,name&per_page=10&cursor=${first!.cursor}`;
    expect(await names(more)).toEqual(['D12', 'D13', 'D14', 'Undated']);
  });

  it('is narrowed by owner, account and words', async () => {
    const deal = await sales.deal({ name: 'Mine' });
    await sales.deal({ name: 'His', owner_id: bo.id });
    const cards = async (query: string) => (await board(query))[0]!.cards.map(({ name }) => name);
    expect(await cards('?owner_id=me')).toEqual(['Mine']);
    expect(await cards(`?account_id=${deal.account_id}`)).toEqual(['Mine']);
    expect(await cards('?search=his')).toEqual(['His']);
    expect((await stranger.call('GET', '/opportunities/board')).json()[0]).toMatchObject({
      count: 0,
    });
  });
});

describe('the forecast', () => {
  it('is by month and owner: open, expected, won and aimed at', async () => {
    const product = await sales.product({ standard_list_price: '1000.00' });
    const sell = async (body: Record<string, unknown>) => {
      const deal = await sales.deal(body);
      await sales.line(deal, { product_id: product.id });
      return deal;
    };
    await sell({ close_date: '2026-04-10', stage: 'Proposal' });
    await sell({ close_date: '2026-04-20', stage: 'Negotiation' });
    await sell({ close_date: '2026-05-01', owner_id: bo.id });
    const won = await sell({});
    await moved(won.id, { stage: 'Closed Won', version: 1 });
    const targets = [{ owner_id: ada.id, month: '2026-04', amount: '5000' }];
    expect((await bo.call('POST', '/sales-targets', { targets })).statusCode).toBe(403);
    await sales.post('/sales-targets', { targets });
    const cells = await sales.get<ForecastCell[]>('/opportunities/forecast');
    const shown = cells.map(({ owner_id, owner: _owner, ...cell }) => ({
      me: owner_id === ada.id,
      ...cell,
    }));
    const none = {
      pipeline: '0.00',
      weighted: '0.00',
      won: '0.00',
      target: '0.00',
      open_count: 0,
      won_count: 0,
    };
    const april = { pipeline: '2000.00', weighted: '1250.00', target: '5000.00', open_count: 2 };
    expect(shown).toEqual([
      { ...none, me: true, month: '2026-03', won: '1000.00', won_count: 1 },
      { ...none, me: true, month: '2026-04', ...april },
      {
        ...none,
        me: false,
        month: '2026-05',
        pipeline: '1000.00',
        weighted: '50.00',
        open_count: 1,
      },
    ]);
    const his = await sales.get<ForecastCell[]>(
      `/opportunities/forecast?owner_id=${bo.id}&from=2026-05&months=1`,
    );
    expect(his).toHaveLength(1);
  });
});

it('hides the deals of other organizations', async () => {
  const { id } = await sales.deal();
  for (const path of ['', '/line_items', '/contact_roles', '/stage-history', '/timeline']) {
    expectProblem(await stranger.call('GET', `/opportunities/${id}${path}`), 404, 'not_found');
  }
  expectProblem(await put(id, { name: 'Mine', version: 1 }, stranger), 404, 'not_found');
  expectProblem(await app.call('GET', '/opportunities/board'), 401, 'unauthenticated');
});

import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { breakEverywhere } from '../../../testing/stand-ins/cut-line.ts';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let sales: Sales;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  sales = salesOf(ada);
});
afterAll(() => app.close());

const spans = ({ periods }: ContractDetail) =>
  periods.map(({ kind, start_date, end_date, amount }) => [kind, start_date, end_date, amount]);
const read = (id: number) => sales.get<ContractDetail>(`/contracts/${id}`);
const patch = (id: number, body: object) => ada.call('PATCH', `/contracts/${id}`, body);
const renew = ({ id, version }: ContractDetail, body: object = {}) =>
  ada.call('POST', `/contracts/${id}/renew`, { version, ...body });
const change = ({ id, version }: ContractDetail, body: object) =>
  ada.call('POST', `/contracts/${id}/change`, { version, ...body });

describe('renewing', () => {
  it('goes on the day after, as long, with the same lines; the old one becomes Expired', async () => {
    const old = await sales.contract({ start_date: '2025-01-31', end_date: '2026-01-30' });
    const answer = await renew(old);
    expect(answer.statusCode).toBe(201);
    const next = answer.json<ContractDetail>();
    expect(next).toMatchObject({
      start_date: '2026-01-31',
      end_date: '2027-01-30',
      status: 'Active',
      previous_contract_id: old.id,
      account_id: old.account_id,
      cycle_total: '500.00',
    });
    expect(await read(old.id)).toMatchObject({
      status: 'Expired',
      next_contract_id: next.id,
      version: 2,
      can: { renew: false, change: false },
    });
    const history = await sales.get<{ action: string }[]>(`/contracts/${old.id}/history`);
    expect(history[0]?.action).toBe('contract.renewed');
  });

  it('is done once, by whoever comes first', async () => {
    const old = await sales.contract({ end_date: '2026-02-28' });
    const answers = await Promise.all([renew(old), renew(old)]);
    const [, second] = answers.toSorted((a, b) => a.statusCode - b.statusCode);
    expectProblem(second!, 409, 'version_conflict');
    expectProblem(await renew(await read(old.id)), 409, 'conflict');
  });

  it('is done again when what followed was cancelled', async () => {
    const old = await sales.contract({ end_date: '2026-12-31' });
    const first = (await renew(old)).json<ContractDetail>();
    await patch(first.id, { status: 'Cancelled', version: 1 });
    const alone = await read(old.id);
    expect(alone).toMatchObject({
      status: 'Expired',
      next_contract_id: null,
      can: { renew: true },
    });
    const answers = await Promise.all([renew(alone), renew(alone)]);
    const [second, late] = answers.toSorted((a, b) => a.statusCode - b.statusCode);
    expect([second?.statusCode, late?.statusCode]).toEqual([201, 409]);
    const { id } = second!.json<ContractDetail>();
    expect(await read(old.id)).toMatchObject({ next_contract_id: id, end_date: '2026-12-31' });
    expect(await read(first.id)).toMatchObject({ previous_contract_id: old.id });
  });

  it.each([
    ['renew', {}],
    ['change', { last_day: '2026-03-31' }],
    ['periods', { kind: 'pause', start_date: '2026-03-10', end_date: '2026-03-10' }],
  ])('%s is refused at the status when that forbids it', async (act, body) => {
    const { id } = await sales.contract({ status: 'Draft', end_date: '2026-12-31' });
    const answer = await ada.call('POST', `/contracts/${id}/${act}`, { version: 1, ...body });
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['status']);
  });

  it('takes other dates and lines, but none that overlap', async () => {
    const old = await sales.contract({ end_date: '2026-02-28' });
    const refused = await renew(old, { start_date: '2026-02-28' });
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['start_date']);
    const early = await renew(old, { end_date: '2026-02-01' });
    expect(fieldsOf(expectProblem(early, 422, 'rule'))).toEqual(['end_date']);
    const product_id = old.line_items[0]?.product_id;
    const line_items = [{ product_id, quantity: 2, price_per_cycle: '400.00' }];
    const dates = { start_date: '2026-04-01', end_date: null, billing_cycle: 'Quarterly' };
    const next = (await renew(old, { ...dates, line_items })).json<ContractDetail>();
    expect(next).toMatchObject({ ...dates, cycle_total: '800.00', monthly_total: '266.67' });
  });

  it('of a contract without an end needs a day, and ends it the day before', async () => {
    const old = await sales.contract();
    const refused = await renew(old);
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['start_date']);
    expect((await renew(old, { start_date: '2026-06-16' })).statusCode).toBe(201);
    const ended = await read(old.id);
    expect(ended).toMatchObject({ status: 'Expired', end_date: '2026-06-15' });
    expect(spans(ended).at(-1)).toEqual(['regular', '2026-06-01', '2026-06-15', '250.00']);
  });
});

describe('changing', () => {
  it('ends the contract on a day and begins the replacement the next', async () => {
    const old = await sales.contract({ end_date: '2026-12-31' });
    const product_id = old.line_items[0]?.product_id;
    const line_items = [{ product_id, price_per_cycle: '900.00' }];
    const answer = await change(old, { last_day: '2026-03-15', line_items });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      start_date: '2026-03-16',
      end_date: '2026-12-31',
      previous_contract_id: old.id,
      cycle_total: '900.00',
    });
    const ended = await read(old.id);
    expect(ended).toMatchObject({ status: 'Terminated', end_date: '2026-03-15' });
    expect(spans(ended).at(-1)).toEqual(['regular', '2026-03-01', '2026-03-15', '241.94']);
  });

  it.each([
    [{ last_day: '2026-01-31' }, 'last_day'],
    [{ last_day: '2027-01-01' }, 'last_day'],
    [{ last_day: '2026-12-31' }, 'end_date'],
    [{ last_day: '2026-03-15', end_date: '2026-03-01' }, 'end_date'],
  ])('%j is refused at %s', async (body, field) => {
    const old = await sales.contract({ end_date: '2026-12-31' });
    expect(fieldsOf(expectProblem(await change(old, body), 422, 'rule'))).toEqual([field]);
    expect(await read(old.id)).toEqual(old);
  });
});

describe('a replacement that was cancelled', () => {
  const replaced = async () => {
    const old = await sales.contract({ end_date: '2026-12-31' });
    const next = (await change(old, { last_day: '2026-03-31' })).json<ContractDetail>();
    return { old, next };
  };

  it('is told at the contract before it, whose open page hears of it', async () => {
    const { old, next } = await replaced();
    const heard: string[] = [];
    const stop = app.platform.live.onHint(({ entity, id }) => heard.push(`${entity} ${id}`));
    await patch(next.id, { status: 'Cancelled', version: 1 });
    stop();
    expect(heard).toContain(`contract ${old.id}`);
    const past = await sales.get<{ summary: string }[]>(`/contracts/${old.id}/timeline`);
    expect(past[0]?.summary).toBe(`${next.number}, which followed, was cancelled`);
  });

  it('gives way to another one, or to a renewal', async () => {
    const [one, two] = [await replaced(), await replaced()];
    for (const { next } of [one, two]) await patch(next.id, { status: 'Cancelled', version: 1 });
    const alone = await read(one.old.id);
    expect(alone).toMatchObject({ status: 'Terminated', can: { renew: true, change: true } });
    const open = await change(alone, { last_day: '2026-03-31' });
    expect(fieldsOf(expectProblem(open, 422, 'rule'))).toEqual(['end_date']);
    const again = await change(alone, { last_day: '2026-03-20', end_date: '2026-12-31' });
    expect(again.json()).toMatchObject({ start_date: '2026-03-21', end_date: '2026-12-31' });
    const cut = await read(one.old.id);
    expect(cut).toMatchObject({ status: 'Terminated', end_date: '2026-03-20' });
    expect(cut.can).toMatchObject({ renew: false, change: false });
    const renewed = await renew(await read(two.old.id), { end_date: null });
    expect(renewed.json()).toMatchObject({ start_date: '2026-04-01', end_date: null });
    expect(await read(two.old.id)).toMatchObject({ status: 'Expired', end_date: '2026-03-31' });
  });

  it('is not what a contract had that was terminated by hand', async () => {
    const { id } = await sales.contract();
    const ended = (await patch(id, { status: 'Terminated', version: 1 })).json<ContractDetail>();
    expect(ended.can).toMatchObject({ renew: false, change: false });
    const refused = await renew(ended, { start_date: '2026-04-01' });
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['status']);
  });
});

describe('the status', () => {
  it('of a draft becomes Active, and then there are periods', async () => {
    const draft = await sales.contract({ status: 'Draft' });
    expect(draft.periods).toEqual([]);
    const answer = await patch(draft.id, { status: 'Active', version: 1 });
    expect(answer.json<ContractDetail>().periods.length).toBeGreaterThan(23);
    const back = await patch(draft.id, { status: 'Draft', version: 2 });
    expect(fieldsOf(expectProblem(back, 422, 'rule'))).toEqual(['status']);
  });

  it('Terminated ends it today; then its terms stay, and only its owner changes', async () => {
    const { id } = await sales.contract();
    const ended = (await patch(id, { status: 'Terminated', version: 1 })).json<ContractDetail>();
    expect(ended).toMatchObject({ status: 'Terminated', end_date: '2026-03-02' });
    const past = await sales.get<object[]>(`/contracts/${id}/timeline`);
    expect(past[0]).toMatchObject({
      type: 'contract.terminated',
      summary: `Contract ${ended.number} terminated`,
    });
    expect(spans(ended).at(-1)).toEqual(['regular', '2026-03-01', '2026-03-02', '32.26']);
    const refused = await patch(id, { end_date: null, version: 2 });
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['end_date']);
    const bo = await app.colleague(ada);
    expect((await patch(id, { owner_id: bo.id, version: 2 })).statusCode).toBe(200);
  });

  it('Cancelled takes the periods away, and is refused once there is money', async () => {
    const { id } = await sales.contract();
    const gone = (await patch(id, { status: 'Cancelled', version: 1 })).json<ContractDetail>();
    expect(gone.periods).toEqual([]);
    const paid = await sales.contract();
    await app.rows(
      `INSERT INTO payments (org_id, contract_id, amount, payment_date, payment_method)
       VALUES ($1, $2, 1, '2026-02-02', 'Cash')`,
      [ada.org, paid.id],
    );
    const refused = await patch(paid.id, { status: 'Cancelled', version: 1 });
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['status']);
  });

  it('Expired is for the end that has passed', async () => {
    const { id } = await sales.contract({ end_date: '2026-03-02' });
    const refused = await patch(id, { status: 'Expired', version: 1 });
    expect(fieldsOf(expectProblem(refused, 422, 'rule'))).toEqual(['status']);
  });
});

describe('a pause', () => {
  const add = ({ id, version }: ContractDetail, body: object) =>
    ada.call('POST', `/contracts/${id}/periods`, { version, kind: 'pause', ...body });

  it('takes its days from regular periods, and their part of the price', async () => {
    const contract = await sales.contract({ end_date: '2026-03-31' });
    const answer = await add(contract, { start_date: '2026-02-15', end_date: '2026-03-10' });
    expect(answer.statusCode).toBe(200);
    const paused = answer.json<ContractDetail>();
    expect(spans(paused)).toEqual([
      ['regular', '2026-02-01', '2026-02-14', '250.00'],
      ['pause', '2026-02-15', '2026-03-10', '0.00'],
      ['regular', '2026-03-11', '2026-03-31', '338.71'],
    ]);
    expect(paused.periods[1]).toMatchObject({ state: 'free', due_date: '2026-02-15' });
    const twice = await add(paused, { start_date: '2026-03-10', end_date: '2026-03-12' });
    expect(fieldsOf(expectProblem(twice, 422, 'rule'))).toEqual(['start_date']);
    const stale = await add(contract, { start_date: '2026-03-12', end_date: '2026-03-12' });
    expectProblem(stale, 409, 'version_conflict');
  });

  it.each([
    [{ start_date: '2026-01-31', end_date: '2026-02-02' }, 'start_date'],
    [{ start_date: '2026-03-31', end_date: '2026-04-01' }, 'end_date'],
    [{ start_date: '2026-03-10', end_date: '2026-03-01' }, 'end_date'],
  ])('%j is refused at %s', async (body, field) => {
    const contract = await sales.contract({ end_date: '2026-03-31' });
    expect(fieldsOf(expectProblem(await add(contract, body), 422, 'rule'))).toEqual([field]);
  });

  it('has an end that somebody will see', async () => {
    const contract = await sales.contract();
    const endless = await add(contract, { start_date: '2026-03-10', end_date: '9999-12-31' });
    expect(fieldsOf(expectProblem(endless, 400, 'invalid'))).toEqual(['end_date']);
  });

  it('ends with the contract', async () => {
    const contract = await sales.contract();
    await add(contract, { start_date: '2026-03-10', end_date: '2026-05-10' });
    const ended = await patch(contract.id, { end_date: '2026-03-20', version: 2 });
    expect(spans(ended.json()).at(-1)).toEqual(['pause', '2026-03-10', '2026-03-20', '0.00']);
  });
});

describe('a crash between any two statements', { timeout: 60_000 }, () => {
  const everything = async () => {
    const tables = ['contracts', 'contract_line_items', 'contract_periods', 'events', 'audit_log'];
    const counts = await Promise.all(
      tables.map((name) =>
        app.rows(`SELECT * FROM ${name} WHERE org_id = $1 ORDER BY id`, [ada.org]),
      ),
    );
    return JSON.stringify(counts);
  };
  const survives = async (act: () => Promise<{ statusCode: number }>, code: number) => {
    const before = await everything();
    return breakEverywhere(
      app,
      async () => (await act()).statusCode === code,
      async () => expect(await everything()).toBe(before),
    );
  };

  it('leaves nothing behind of a generated contract', async () => {
    const deal = await sales.deal();
    await sales.line(deal, { product_id: (await sales.product()).id });
    await ada.call('PATCH', `/opportunities/${deal.id}`, { stage: 'Closed Won', version: 1 });
    const body = { start_date: '2026-03-01', billing_cycle: 'Monthly' };
    const generate = () => ada.call('POST', `/opportunities/${deal.id}/generate-contract`, body);
    expect(await survives(generate, 201)).toBeGreaterThan(10);
  });

  it('leaves nothing behind of a renewal', async () => {
    const old = await sales.contract({ end_date: '2026-04-30' });
    expect(await survives(() => renew(old), 201)).toBeGreaterThan(15);
  });

  it('leaves nothing behind of a change', async () => {
    const other = await sales.contract({ end_date: '2026-04-30' });
    const replace = () => change(other, { last_day: '2026-03-31' });
    expect(await survives(replace, 201)).toBeGreaterThan(15);
  });
});

it('what was agreed is frozen for everybody', async () => {
  const { id } = await sales.contract();
  for (const statement of [
    `UPDATE contracts SET start_date = '2020-01-01' WHERE id = ${id}`,
    `UPDATE contracts SET billing_cycle = 'Annually' WHERE id = ${id}`,
    `DELETE FROM contracts WHERE id = ${id}`,
    `UPDATE contract_line_items SET price_per_cycle = 1 WHERE contract_id = ${id}`,
    `DELETE FROM contract_line_items WHERE contract_id = ${id}`,
    `INSERT INTO contract_periods (org_id, contract_id, start_date, end_date, due_date)
      VALUES (${ada.org}, ${id}, '2026-02-03', '2026-02-04', '2026-02-03')`,
  ]) {
    const attempt = app.platform.db.transact(ada, (tx) => sql.raw(statement).execute(tx));
    await expect(attempt, statement).rejects.toThrow(
      /may change|append-only|permission denied|exclusion/,
    );
  }
});

it('moves with its account when two become one', async () => {
  const contract = await sales.contract();
  const kept = await sales.account({ name: 'Kept' });
  const account = await sales.get<{ version: number }>(`/accounts/${contract.account_id}`);
  const merged = await ada.call('POST', `/accounts/${kept.id}/merge`, {
    other_id: contract.account_id,
    version: 1,
    other_version: account.version,
  });
  expect(merged.statusCode, merged.body).toBe(200);
  expect((await read(contract.id)).account_id).toBe(kept.id);
});

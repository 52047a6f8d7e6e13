import type { ContactRole, LineItem } from '@atrium/contract/crm/line-items.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { Product } from '@atrium/contract/crm/products.ts';
import { addMoney, multiplyMoney, percentOf } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let stranger: Staff;
let sales: Sales;
let deal: OpportunityDetail;
let product: Product;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  stranger = await app.organization('Stranger');
  sales = salesOf(ada);
  deal = await sales.deal();
  product = await sales.product();
});
afterAll(() => app.close());

const at = (id?: number) =>
  `/opportunities/${deal.id}/line_items${id === undefined ? '' : `/${id}`}`;
const now = () => sales.get<OpportunityDetail>(`/opportunities/${deal.id}`);

describe('a line', () => {
  it('answers the seed literally', async () => {
    const body = { product_id: product.id, quantity: 1, sale_price: 5000.0 };
    const answer = await ada.call('POST', at(), body);
    expect(answer.statusCode).toBe(201);
    const line = answer.json<LineItem>();
    expect(answer.headers.location).toBe(`/api/v1${at(line.id)}`);
    expect(line).toMatchObject({
      product: { id: product.id, name: 'Website' },
      quantity: 1,
      sale_price: '5000.00',
      total: '5000.00',
      discount: 0,
      calculated_amount: '5000.00',
      weighted_amount: '250.00',
      version: 1,
    });
    const change = { sale_price: 4500, version: 1 };
    const changed = await ada.call('PUT', at(line.id), change);
    expect(changed.json()).toMatchObject({
      sale_price: '4500.00',
      discount: 10,
      version: 2,
      calculated_amount: '4500.00',
    });
    expect((await ada.call('DELETE', at(line.id))).statusCode).toBe(204);
    expect(await now()).toMatchObject({ calculated_amount: '0.00', line_items: [] });
    const history = await sales.get<{ action: string }[]>(`/opportunities/${deal.id}/history`);
    expect(history.map(({ action }) => action)).toEqual([
      'opportunity.line_removed',
      'opportunity.line_changed',
      'opportunity.line_added',
      'opportunity.created',
    ]);
  });

  it('costs the list price unless said otherwise, and keeps its price when that changes', async () => {
    await sales.line(deal, { product_id: product.id });
    await ada.call('PUT', `/products/${product.id}`, { standard_list_price: '1.00', version: 1 });
    const [line] = (await now()).line_items;
    expect(line).toMatchObject({ sale_price: '5000.00', list_price: '1.00', quantity: 1 });
    const care = await sales.product({ name: 'Care', is_retainer_product: true });
    await sales.line(deal, { product_id: care.id, quantity: 0.5 });
    expect(await now()).toMatchObject({ has_retainer_products: true, line_item_count: 2 });
  });

  it.each([
    [{ quantity: 0 }, 400, ['quantity']],
    [{ quantity: -1 }, 400, ['quantity']],
    [{ quantity: 1e12 }, 400, ['quantity']],
    [{ quantity: 1.001 }, 400, ['quantity']],
    [{ quantity: 0.00000000000000001 }, 400, ['quantity']],
    [{ quantity: 1e-9 }, 400, ['quantity']],
    [{ quantity: '1' }, 400, ['quantity']],
    [{ sale_price: -1 }, 400, ['sale_price']],
    [{ sale_price: '1.12345678901234567' }, 400, ['sale_price']],
    [{ sale_price: '12 EUR' }, 400, ['sale_price']],
    [{ product_id: 999_999 }, 422, ['product_id']],
    [{ total: '1.00' }, 422, ['total']],
    [{ list_price: '1.00' }, 422, ['list_price']],
    [{ colour: 'red' }, 400, ['colour']],
  ])('refuses %j', async (body, status, fields) => {
    const answer = await ada.call('POST', at(), { product_id: product.id, ...body });
    const code = status === 400 ? 'invalid' : 'rule';
    expect(fieldsOf(expectProblem(answer, status, code))).toEqual(fields);
    expect((await now()).line_item_count).toBe(0);
  });

  it('is of a product in use', async () => {
    const line = await sales.line(deal, { product_id: product.id });
    await ada.call('PUT', `/products/${product.id}`, { is_active: false, version: 1 });
    const answer = await ada.call('POST', at(), { product_id: product.id });
    expect(expectProblem(answer, 422, 'rule').errors).toMatchObject([
      { path: 'product_id', code: 'inactive' },
    ]);
    // What is in the deal already may still be changed.
    expect((await ada.call('PUT', at(line.id), { quantity: 2, version: 1 })).statusCode).toBe(200);
  });

  it('is changed by one of two at the same time', async () => {
    const { id } = await sales.line(deal, { product_id: product.id });
    const change = (quantity: number) => ada.call('PUT', at(id), { quantity, version: 1 });
    const answers = await Promise.all([change(2), change(3)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409,
    ]);
    const loser = answers.find(({ statusCode }) => statusCode === 409)!;
    expect(expectProblem(loser, 409, 'version_conflict').current).toMatchObject({ id, version: 2 });
    expectProblem(await ada.call('PUT', at(id), { quantity: 1 }), 400, 'version_missing');
  });

  it('is found in its own deal only', async () => {
    const { id } = await sales.line(deal, { product_id: product.id });
    const other = await sales.deal({ name: 'Other' });
    const elsewhere = `/opportunities/${other.id}/line_items/${id}`;
    expectProblem(await ada.call('PUT', elsewhere, { quantity: 2, version: 1 }), 404, 'not_found');
    expectProblem(await ada.call('DELETE', elsewhere), 404, 'not_found');
    expectProblem(await stranger.call('DELETE', at(id)), 404, 'not_found');
    expect((await now()).line_item_count).toBe(1);
  });
});

describe('the timeline', () => {
  const told = async () =>
    (
      await sales.get<{ summary: string; kind: string }[]>(`/opportunities/${deal.id}/timeline`)
    ).filter(({ kind }) => kind === 'change');

  it('tells of a new amount, of other lines at the same amount, and of nothing else', async () => {
    const line = await sales.line(deal, { product_id: product.id });
    await ada.call('PUT', at(line.id), { quantity: 2, version: 1 });
    await ada.call('PUT', at(line.id), { description: 'Two of them', version: 2 });
    const same = { id: line.id, version: 3, product_id: product.id, quantity: 2 };
    const lines = [{ ...same, sale_price: '5000.00', description: 'Two of them' }];
    expect((await ada.call('PUT', at(), { lines, removed: [] })).statusCode).toBe(200);
    expect((await told()).map(({ summary }) => summary)).toEqual([
      'Products changed',
      'Products changed: $5,000.00 → $10,000.00',
      'Products changed: $0.00 → $5,000.00',
    ]);
  });
});

describe('the editor', () => {
  it('saves everything in its order, or nothing', async () => {
    const a = await sales.line(deal, { product_id: product.id, description: 'a' });
    const b = await sales.line(deal, { product_id: product.id, description: 'b' });
    const gone = await sales.line(deal, { product_id: product.id, description: 'gone' });
    const theirs = await sales.line(deal, { product_id: product.id, description: 'theirs' });
    const keep = ({ id, version }: LineItem) => ({ id, version, product_id: product.id });
    const added = { product_id: product.id, quantity: 2, sale_price: '10.00', description: 'new' };
    const lines = [{ ...keep(b), quantity: 3 }, { ...added }, { ...keep(a), quantity: 1 }];
    const removed = [{ id: gone.id, version: 1 }];
    const answer = await ada.call('PUT', at(), { lines, removed });
    const saved = answer.json<{ line_items: LineItem[]; calculated_amount: string }>();
    expect(saved.calculated_amount).toBe('25020.00');
    expect(saved.line_items.map(({ description, quantity }) => [description, quantity])).toEqual([
      ['b', 3],
      ['new', 2],
      ['a', 1],
      ['theirs', 1],
    ]);
    const stale = [
      { ...keep(a), quantity: 9 },
      { ...keep(b), quantity: 9 },
    ];
    expectProblem(await ada.call('PUT', at(), { lines: stale }), 409, 'version_conflict');
    const unknown = [
      { ...keep(theirs), quantity: 9 },
      { product_id: 999_999, quantity: 1 },
    ];
    const refused = expectProblem(await ada.call('PUT', at(), { lines: unknown }), 422, 'rule');
    expect(fieldsOf(refused)).toEqual(['lines.1.product_id']);
    expect((await now()).line_items.map(({ quantity }) => quantity)).toEqual([3, 2, 1, 1]);
  });
});

it('the amount is what a plain model gives, whatever is done in whatever order', async () => {
  const price = fc
    .bigInt({ min: 0n, max: 99_999_999n })
    .map((n) => `${n / 100n}.${String(n % 100n).padStart(2, '0')}`);
  const quantity = fc.integer({ min: 1, max: 9999 }).map((n) => n / 100);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), price, quantity }),
    fc.record({ kind: fc.constant('change' as const), price, quantity, at: fc.nat() }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      deal = await sales.deal({ name: 'Model', stage: 'Proposal', probability: 35 });
      const model: { id: number; version: number; total: string }[] = [];
      for (const each of steps) {
        if (each.kind === 'add') {
          const body = { product_id: product.id, quantity: each.quantity, sale_price: each.price };
          const { id } = await sales.line(deal, body);
          model.push({ id, version: 1, total: multiplyMoney(each.price, each.quantity) });
          continue;
        }
        const index = each.at % Math.max(1, model.length);
        const line = model[index];
        if (!line) continue;
        if (each.kind === 'remove') {
          await ada.call('DELETE', at(line.id));
          model.splice(index, 1);
          continue;
        }
        const body = { quantity: each.quantity, sale_price: each.price, version: line.version };
        line.version = (await ada.call('PUT', at(line.id), body)).json<LineItem>().version;
        line.total = multiplyMoney(each.price, each.quantity);
      }
      const total = addMoney(model.map((line) => line.total));
      const seen = await now();
      expect([seen.calculated_amount, seen.weighted_amount]).toEqual([total, percentOf(total, 35)]);
    }),
    { numRuns: 15 },
  );
});

it('nothing is lost when many add lines at once', async () => {
  const add = () => ada.call('POST', at(), { product_id: product.id, sale_price: '0.10' });
  const answers = await Promise.all(Array.from({ length: 20 }, add));
  expect(answers.every(({ statusCode }) => statusCode === 201)).toBe(true);
  const seen = await now();
  expect(seen.calculated_amount).toBe('2.00');
  expect(new Set(seen.line_items.map(({ position }) => position)).size).toBe(20);
});

describe('a contact in a deal', () => {
  const roles = `/contact_roles`;
  const path = (id?: number) =>
    `/opportunities/${deal.id}${roles}${id === undefined ? '' : `/${id}`}`;

  it('comes from the account of the deal, once in each role', async () => {
    const contact = await sales.contact({ account_id: deal.account_id });
    const body = { contact_id: contact.id, role: 'Decision Maker' };
    const answer = await ada.call('POST', path(), body);
    expect(answer.statusCode).toBe(201);
    const role = answer.json<ContactRole>();
    expect(role).toMatchObject({ ...body, contact_name: 'Ana Fern' });
    expect(fieldsOf(expectProblem(await ada.call('POST', path(), body), 422, 'rule'))).toEqual([
      'role',
    ]);
    const outsider = await sales.contact({ last_name: 'Outsider' });
    const refused = await ada.call('POST', path(), { contact_id: outsider.id, role: 'Other' });
    expect(expectProblem(refused, 422, 'rule').errors).toMatchObject([
      { path: 'contact_id', code: 'other_account' },
    ]);
    const changed = await ada.call('PUT', path(role.id), { role: 'Champion', version: 1 });
    expect(changed.json()).toMatchObject({ role: 'Champion', version: 2 });
    expectProblem(
      await ada.call('PUT', path(role.id), { role: 'Other', version: 1 }),
      409,
      'version_conflict',
    );
    expect(await sales.get(`/contacts/${contact.id}`)).toMatchObject({
      opportunities: [{ id: deal.id, role: 'Champion' }],
    });
    expect((await ada.call('DELETE', path(role.id))).statusCode).toBe(204);
    expect(await now()).toMatchObject({ contact_roles: [] });
  });

  it.each([
    [{ contact_id: 1 }, ['role']],
    [{ contact_id: 1, role: 'Boss' }, ['role']],
    [{ role: 'Other' }, ['contact_id']],
  ])('refuses %j', async (body, fields) => {
    expect(fieldsOf(expectProblem(await ada.call('POST', path(), body), 400, 'invalid'))).toEqual(
      fields,
    );
  });

  it('is not theirs of another organization', async () => {
    const theirs = await salesOf(stranger).contact();
    const answer = await ada.call('POST', path(), { contact_id: theirs.id, role: 'Other' });
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['contact_id']);
    expectProblem(await stranger.call('GET', path()), 404, 'not_found');
  });
});

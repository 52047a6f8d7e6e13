import type { Product } from '@atrium/contract/crm/products.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let sales: Sales;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  sales = salesOf(ada);
});
afterAll(() => app.close());

it('costs nothing until somebody says what it costs', async () => {
  const made = await sales.post<Product>('/products', { name: 'Website' });
  expect(made).toMatchObject({
    standard_list_price: '0.00',
    is_retainer_product: false,
    is_active: true,
    can: { update: true },
  });
});

it.each([
  [{ name: '' }, ['name']],
  [{ name: 'A', standard_list_price: -5 }, ['standard_list_price']],
  [{ name: 'A', standard_list_price: '1.001' }, ['standard_list_price']],
  [{ name: 'A', standard_list_price: '$5' }, ['standard_list_price']],
  [{ name: 'A', standard_list_price: '99999999999' }, ['standard_list_price']],
  [{ name: 'A', price: 1 }, ['price']],
])('refuses %j', async (body, fields) => {
  const answer = await ada.call('POST', '/products', body);
  expect(fieldsOf(expectProblem(answer, 400, 'invalid'))).toEqual(fields);
});

it('is the administrators’; everybody sees it', async () => {
  const { id } = await sales.product();
  expectProblem(await bo.call('POST', '/products', { name: 'Mine' }), 403, 'forbidden');
  expectProblem(
    await bo.call('PUT', `/products/${id}`, { name: 'X', version: 1 }),
    403,
    'forbidden',
  );
  const bulk = { records: [{ id, version: 1 }], changes: { is_active: false } };
  expectProblem(await bo.call('POST', '/products/bulk', bulk), 403, 'forbidden');
  const seen = (await bo.call('GET', `/products/${id}`)).json<Product>();
  expect(seen).toMatchObject({ name: 'Website', can: { update: false, deactivate: false } });
});

it('shows the whole catalog; the inactive ones leave the choice of a seller', async () => {
  await sales.product({ name: 'Care', is_retainer_product: true, standard_list_price: 99.5 });
  const gone = await sales.product({ name: 'Fax' });
  await ada.call('PUT', `/products/${gone.id}`, { is_active: false, version: 1 });
  const names = async (query: string) =>
    (await sales.get<Product[]>(`/products?${query}`)).map(({ name }) => name);
  expect(await names('')).toEqual(['Care', 'Fax']);
  expect(await names('is_active=true')).toEqual(['Care']);
  expect(await names('sort=-standard_list_price')).toEqual(['Fax', 'Care']);
  expect(await names('standard_list_price_lt=100')).toEqual(['Care']);
  expect(await names('is_retainer_product=true')).toEqual(['Care']);
});

it('has a SKU of its own', async () => {
  const first = await sales.product({ sku: 'web-1' });
  const twin = await ada.call('POST', '/products', { name: 'B', sku: 'WEB-1' });
  expect(fieldsOf(expectProblem(twin, 422, 'rule'))).toEqual(['sku']);
  const same = await ada.call('PUT', `/products/${first.id}`, { sku: 'WEB-1', version: 1 });
  expect(same.statusCode).toBe(200);
});

it('keeps every price it had in its history', async () => {
  const { id } = await sales.product();
  await ada.call('PUT', `/products/${id}`, { standard_list_price: '6000', version: 1 });
  const [last] = await sales.get<{ changes: object }[]>(`/products/${id}/history`);
  expect(last?.changes).toEqual({ standard_list_price: ['5000.00', '6000.00'] });
});

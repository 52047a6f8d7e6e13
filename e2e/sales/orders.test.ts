import { orders } from '@atrium/contract/commerce/orders.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, setUp } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';
import { sell } from './selling.ts';

const BEN = { first_name: 'Ben', last_name: 'Baker', email: 'ben@acme.example' };

let stage: Stage;
let ada: Page;
let ben: Page;
let id: number;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
  ben = await hire(ada, stage, BEN);
  ({ id } = await sell(ada, { name: 'Park Bakery', price: '4000.00' }));
});
afterAll(() => stage.close());

const payments = (page: Page) => page.getByRole('region', { name: 'Payments' });

/** What is said under a label in the head of the page. */
const fact = (page: Page, label: string) =>
  page.locator('header dl > div').filter({ hasText: label }).locator('dd');

async function log(page: Page, amount: string | undefined, method: string): Promise<void> {
  await page.getByRole('button', { name: 'Log payment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Log payment' });
  if (amount !== undefined) await dialog.getByLabel('Amount').fill(amount);
  await dialog.getByRole('combobox', { name: 'Payment method' }).click();
  await page.getByRole('option', { name: method }).click();
  await dialog.getByRole('button', { name: 'Log payment' }).click();
}

test('an order of a won deal stands in the list with what is due', async () => {
  await ada.goto(`${stage.address}/orders`);
  await ada.getByRole('row', { name: /ORD-000001.*Park Bakery.*Awaiting payment/ }).waitFor();
  await ada.getByRole('link', { name: 'ORD-000001' }).click();
  await ada.getByRole('heading', { name: 'ORD-000001' }).waitFor();
  await ada.getByText('Awaiting payment').first().waitFor();
  await ben.goto(`${stage.address}/orders/${id}`);
  await ben.getByRole('heading', { name: 'ORD-000001' }).waitFor();
  // The order is Ada's: Ben reads it and logs nothing.
  expect(await ben.getByRole('button', { name: 'Log payment' }).count()).toBe(0);
});

test('a partial payment changes status and balance at once, here and at the colleague’s', async () => {
  await log(ada, '2500', 'Bank transfer');
  await ada.getByText('Payment of $2,500.00 was logged successfully.').waitFor();
  await ada.getByText('Partially paid').first().waitFor();
  await expect.poll(() => fact(ada, 'Balance due').textContent()).toBe('$1,500.00');
  await ben.getByText('Partially paid').first().waitFor();
  await expect.poll(() => fact(ben, 'Balance due').textContent()).toBe('$1,500.00');
});

test('more than is due is asked about before it is logged', async () => {
  await log(ada, '9000', 'Stripe');
  await ada.getByRole('dialog', { name: 'More than is due' }).waitFor();
  await ada
    .getByRole('dialog', { name: 'More than is due' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  const dialog = ada.getByRole('dialog', { name: 'Log payment' });
  await dialog.getByText(/more than the balance due/).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await ada.getByRole('button', { name: 'Discard', exact: true }).click();
  expect((await call(ada, orders.get, { params: { id } })).paid_total).toBe('2500.00');
});

test('the form begins with what is left, and pays the order in full', async () => {
  await log(ada, undefined, 'Stripe');
  await ada.getByText('Payment of $1,500.00 was logged successfully.').waitFor();
  await ada.getByText('Paid in full').first().waitFor();
  await expect.poll(() => fact(ben, 'Balance due').textContent()).toBe('$0.00');
});

test('a void payment is struck through, and its amount is due again, also at the colleague’s', async () => {
  await ada.getByRole('button', { name: 'Actions of the payment of $1,500.00' }).click();
  await ada.getByRole('menuitem', { name: 'Void payment' }).click();
  await ada
    .getByText(
      'Are you sure you want to void this payment? This will adjust the balance due on the parent order.',
    )
    .waitFor();
  await ada.getByRole('dialog').getByRole('button', { name: 'Void payment' }).click();
  await ada.getByText('Payment record updated successfully.').waitFor();
  await payments(ada).locator('s', { hasText: '$1,500.00' }).waitFor();
  await payments(ben).locator('s', { hasText: '$1,500.00' }).waitFor();
  await ada.getByText('Partially paid').first().waitFor();
  await expect.poll(() => fact(ben, 'Balance due').textContent()).toBe('$1,500.00');
});

test('an unpaid order is fulfilled only after a question, and then stays so', async () => {
  await ada.getByRole('button', { name: 'Fulfill' }).click();
  const question = ada.getByRole('dialog', { name: 'Fulfill this order' });
  await question.getByText(/\$1,500\.00 to be paid/).waitFor();
  await question.getByRole('button', { name: 'Fulfill' }).click();
  await ada.getByText('Fulfilled').first().waitFor();
  await ben.getByText('Fulfilled').first().waitFor();
  expect(await ada.getByRole('button', { name: 'Fulfill' }).count()).toBe(0);
});

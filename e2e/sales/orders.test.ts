import { orders } from '@atrium/contract/commerce/orders.ts';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';
import { fact, logPayment } from './money-acts.ts';
import { sell } from './selling.ts';

let stage: Stage;
let ada: Page;
let id: number;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
  ({ id } = await sell(ada, { name: 'Park Bakery', price: '4000.00' }));
});
afterAll(() => stage.close());

test('an order of a won deal stands in the list with what is due', async () => {
  await ada.goto(`${stage.address}/orders`);
  await ada.getByRole('row', { name: /ORD-000001.*Park Bakery.*Awaiting payment/ }).waitFor();
  await ada.getByRole('link', { name: 'ORD-000001' }).click();
  await ada.getByRole('heading', { name: 'ORD-000001' }).waitFor();
  await ada.getByText('Awaiting payment').first().waitFor();
});

test('more than is due is asked about before it is logged', async () => {
  await logPayment(ada, { amount: '9000', method: 'Stripe' });
  await ada.getByRole('dialog', { name: 'More than is due' }).waitFor();
  await ada
    .getByRole('dialog', { name: 'More than is due' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  const dialog = ada.getByRole('dialog', { name: 'Log payment' });
  await dialog.getByText(/more than the balance due/).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await ada.getByRole('button', { name: 'Discard', exact: true }).click();
  expect((await call(ada, orders.get, { params: { id } })).paid_total).toBe('0.00');
});

test('the form begins with what is left', async () => {
  await logPayment(ada, { amount: '2500', method: 'Bank transfer' });
  await ada.getByText('Payment of $2,500.00 was logged successfully.').waitFor();
  await expect.poll(() => fact(ada, 'Balance due').textContent()).toBe('$1,500.00');
  await ada.getByRole('button', { name: 'Log payment' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Log payment' });
  expect(await dialog.getByLabel('Amount').inputValue()).toBe('1500.00');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('an unpaid order is fulfilled only after a question, and then stays so', async () => {
  await ada.getByRole('button', { name: 'Fulfill' }).click();
  const question = ada.getByRole('dialog', { name: 'Fulfill this order' });
  await question.getByText(/\$1,500\.00 to be paid/).waitFor();
  await question.getByRole('button', { name: 'Fulfill' }).click();
  await ada.getByText('Fulfilled').first().waitFor();
  expect(await ada.getByRole('button', { name: 'Fulfill' }).count()).toBe(0);
});

test('many are exported and cancelled at once; of each that cannot be, the reason is said', async () => {
  await sell(ada, { name: 'Moss Gardens', price: '10.00' });
  await sell(ada, { name: 'Fern Shop', price: '20.00' });
  await ada.goto(`${stage.address}/orders`);
  for (const number of ['ORD-000001', 'ORD-000002'])
    await ada.getByRole('checkbox', { name: `Select ${number}` }).check();
  const bar = ada.getByRole('toolbar');
  const [file] = await Promise.all([
    ada.waitForEvent('download'),
    bar.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.match(/ORD-\d+/g)?.toSorted()).toEqual(['ORD-000001', 'ORD-000002']);
  await bar.getByRole('button', { name: 'Cancel order' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await ada.getByText('1 record changed').waitFor();
  const failed = ada.getByRole('dialog', { name: '1 record could not be changed' });
  await failed.getByRole('link', { name: 'ORD-000001' }).waitFor();
  await failed.getByText(/fulfilled/i).waitFor();
  await failed.getByRole('button', { name: 'Close' }).last().click();
  await ada.getByRole('row', { name: /ORD-000002.*Cancelled/ }).waitFor();
});

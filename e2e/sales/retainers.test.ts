import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';
import { offer } from './selling.ts';

const YEAR = new Date().getFullYear();
const LAST = YEAR - 1;

let stage: Stage;
let ada: Page;
let id: number;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
  const sold = { name: 'Park Bakery', price: '500.00', is_retainer_product: true };
  const { account_id, product_id } = await offer(ada, sold);
  // Last year's, so that its months are past and the dates need no clock.
  ({ id } = await call(ada, contracts.create, {
    body: {
      account_id,
      start_date: `${LAST}-01-01`,
      end_date: `${LAST}-12-31`,
      billing_cycle: 'Monthly',
      line_items: [{ product_id }],
    },
  }));
});
afterAll(() => stage.close());

const cell = (month: string, state: string) =>
  ada.getByRole('button', { name: new RegExp(`Park Bakery, ${month} ${LAST}: ${state}`) });

test('a payment that spans months is logged for the contract, with its days of service', async () => {
  await ada.goto(`${stage.address}/contracts/${id}`);
  await ada.getByRole('heading', { name: 'CTR-000001' }).waitFor();
  await ada.getByRole('button', { name: 'Log payment' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Log payment' });
  expect(await dialog.getByLabel('Amount').inputValue()).toBe('500.00');
  expect(await dialog.getByLabel('Service period to').inputValue()).toBe(`${LAST}-01-31`);
  await dialog.getByLabel('Amount').fill('1250');
  await dialog.getByLabel('Service period to').fill(`${LAST}-03-31`);
  await dialog.getByRole('combobox', { name: 'Payment method' }).click();
  await ada.getByRole('option', { name: 'Card' }).click();
  await dialog.getByRole('button', { name: 'Log payment' }).click();
  await ada.getByText('Payment of $1,250.00 was logged successfully.').waitFor();
  await ada
    .getByRole('region', { name: 'Payments' })
    .getByText('$1,250.00', { exact: true })
    .waitFor();
});

test('the grid spreads it over the months and says what is overdue', async () => {
  await ada.goto(`${stage.address}/retainers?year=${LAST}`);
  await cell('January', 'Partly paid, \\$416.67 of \\$500.00').waitFor();
  await cell('March', 'Partly paid, \\$416.66 of \\$500.00').waitFor();
  await cell('April', 'Overdue, \\$0.00 of \\$500.00').waitFor();
});

test('arrow keys move in the grid, and Enter shows the payments behind a cell', async () => {
  await cell('January', 'Partly').focus();
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('Enter');
  const dialog = ada.getByRole('dialog', { name: `Park Bakery · March ${LAST}` });
  await dialog.getByText('$416.66').waitFor();
  await dialog.getByRole('link', { name: 'CTR-000001' }).waitFor();
  await ada.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('the export holds the year that is on screen', async () => {
  const [file] = await Promise.all([
    ada.waitForEvent('download'),
    ada.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('Park Bakery');
  expect(text).toContain('416.66');
});

test('the contract is renewed from the day after its end, and is as long', async () => {
  await ada.goto(`${stage.address}/contracts/${id}`);
  await ada.getByRole('button', { name: 'Renew' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Renew CTR-000001' });
  expect(await dialog.getByLabel('Start date').inputValue()).toBe(`${YEAR}-01-01`);
  expect(await dialog.getByLabel('End date').inputValue()).toBe(`${YEAR}-12-31`);
  await dialog.getByLabel('Price per cycle, line 1').fill('600');
  await dialog.getByRole('button', { name: 'Renew' }).click();
  await ada.getByRole('heading', { name: 'CTR-000002' }).waitFor();
  await ada.getByRole('region', { name: 'Line items' }).getByText('$600.00').first().waitFor();
  await ada.getByRole('link', { name: 'CTR-000001' }).click();
  await ada.getByText('Expired').first().waitFor();
  expect(await ada.getByRole('button', { name: 'Renew' }).count()).toBe(0);
});

import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { products } from '@atrium/contract/crm/products.ts';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, leaveEmail, openMessenger, setUp, write } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';
import { card, dragOver, lane } from './board-acts.ts';
import { fact, logPayment } from './money-acts.ts';

// From the first word of a visitor to the renewed retainer: nothing is made beside the screens but the catalog.

const BEN = { first_name: 'Ben', last_name: 'Baker', email: 'ben@acme.example' };
// Last year's retainer: its months are past, and the dates need no clock.
const YEAR = new Date().getFullYear();
const LAST = YEAR - 1;

let stage: Stage;
let ada: Page;
let ben: Page;
/** Addresses of the deal and of what was made of it. */
const at = { deal: '', order: '', contract: '' };

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
  ben = await hire(ada, stage, BEN);
  const price = (name: string, standard_list_price: string, is_retainer_product = false) =>
    call(ada, products.create, { body: { name, standard_list_price, is_retainer_product } });
  await price('Website', '8000.00');
  await price('Care plan', '450.00', true);
});
afterAll(() => stage.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const step = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: /^Path: / })
    .getByRole('button', { name: new RegExp(`^${name}`) });
const standing = (page: Page, name: string) =>
  page.locator('[aria-current="step"]', { hasText: name }).waitFor();
const cell = (month: string, state: string) =>
  ada.getByRole('button', { name: new RegExp(`fern.example, ${month} ${LAST}: ${state}`) });

test('an unknown visitor writes: client and lead appear in lists that are open', async () => {
  await ada.goto(`${stage.address}/leads`);
  await ada.getByText('No leads yet').waitFor();
  await ben.goto(`${stage.address}/clients`);
  await ben.getByText('No clients yet').waitFor();
  const visitor = await stage.person();
  await visitor.goto(`${stage.website}/?utm_source=google&utm_campaign=spring`);
  await openMessenger(visitor);
  await write(visitor, 'Do you build shops, and care for them?');
  await leaveEmail(visitor, 'kim@fern.example');
  await ada.getByRole('link', { name: 'kim', exact: true }).waitFor();
  await ada.getByText('spring').first().waitFor();
  await ben.getByRole('link', { name: 'kim@fern.example' }).waitFor();
});

test('the lead is taken, and its page knows what was said and which visit brought it', async () => {
  await button(ada, 'Take it: kim').click();
  await ada.getByText('kim is yours.').waitFor();
  await button(ada, 'Take it: kim').waitFor({ state: 'detached' });
  await ada.getByRole('link', { name: 'kim', exact: true }).click();
  await heading(ada, 'kim').waitFor();
  await region(ada, 'Conversations').getByText('Do you build shops').waitFor();
  await region(ada, 'Visit').getByText('spring').waitFor();
});

test('it is worked through its path, and becomes account, contact and opportunity', async () => {
  for (const name of ['Contacted', 'Qualified']) {
    await step(ada, name).click();
    await standing(ada, name);
  }
  await step(ada, 'Converted').click();
  const dialog = ada.getByRole('dialog', { name: /^Convert / });
  await dialog.getByLabel('Opportunity name').fill('Shop for Fern');
  await ada.keyboard.press('Enter');
  const done = ada.getByRole('dialog', { name: 'Your lead has been converted' });
  await done.getByRole('link', { name: 'kim', exact: true }).waitFor();
  await done.getByRole('link', { name: 'fern.example', exact: true }).waitFor();
  await done.getByRole('link', { name: 'Shop for Fern' }).click();
  await heading(ada, 'Shop for Fern').waitFor();
  at.deal = ada.url();
  const [deal] = await call(ada, opportunities.list);
  expect(deal).toMatchObject({ utm: { utm_source: 'google', utm_campaign: 'spring' } });
});

/** Types a line of the editor: product, quantity, own price. */
async function typeLine(line: number, [name, quantity, price]: [string, string, string]) {
  await ada.getByRole('combobox', { name: `Product of line ${line}` }).fill(name);
  await ada.getByRole('option', { name }).click();
  await ada.getByLabel(`Quantity of line ${line}`).fill(quantity);
  const field = ada.getByLabel(`Sale price of line ${line}`);
  await expect.poll(() => field.inputValue()).not.toBe('');
  await field.fill(price);
}

test('products are sold at prices of their own', async () => {
  await ada.getByRole('link', { name: 'Edit products' }).click();
  await typeLine(1, ['Website', '1', '7500']);
  await button(ada, 'Add a line').click();
  await typeLine(2, ['Care plan', '1', '500']);
  await button(ada, 'Save products').click();
  await ada.waitForURL(at.deal);
  await expect.poll(() => fact(ada, 'Amount').textContent()).toBe('$8,000.00');
});

test('the card is dragged over the board, and the deal is won', async () => {
  await ada.goto(`${stage.address}/opportunities/board`);
  await dragOver(ada, card(lane(ada, 'Prospecting'), 'Shop for Fern'), lane(ada, 'Negotiation'));
  await ada.mouse.up();
  await card(lane(ada, 'Negotiation'), 'Shop for Fern').waitFor();
  await dragOver(ada, card(lane(ada, 'Negotiation'), 'Shop for Fern'), lane(ada, 'Closed Won'));
  await ada.mouse.up();
  await card(lane(ada, 'Closed Won'), 'Shop for Fern').getByRole('link').click();
  await standing(ada, 'Closed Won');
});

test('a contract is offered first where something recurs; the order is made from the menu', async () => {
  await button(ada, 'Generate contract').click();
  const dialog = ada.getByRole('dialog', { name: 'Generate contract' });
  await dialog.getByLabel('Start date').fill(`${LAST}-01-01`);
  await dialog.getByLabel('End date').fill(`${LAST}-12-31`);
  await dialog.getByRole('button', { name: 'Generate contract' }).click();
  await heading(ada, 'CTR-000001').waitFor();
  at.contract = ada.url();
  await ada.goto(at.deal);
  await ada.getByRole('link', { name: 'View contract' }).waitFor();
  await button(ada, 'More').click();
  await ada.getByRole('menuitem', { name: 'Generate order' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Generate order' }).click();
  await heading(ada, 'ORD-000001').waitFor();
  at.order = ada.url();
});

test('what is paid, and what is void, is seen at once by a colleague at the same page', async () => {
  await ben.goto(at.order);
  await heading(ben, 'ORD-000001').waitFor();
  // The order is Ada's: Ben reads it and logs nothing.
  expect(await button(ben, 'Log payment').count()).toBe(0);
  await expect.poll(() => fact(ben, 'Balance due').textContent()).toBe('$8,000.00');
  await logPayment(ada, { amount: '2500', method: 'Bank transfer' });
  await ada.getByText('Payment of $2,500.00 was logged successfully.').waitFor();
  await logPayment(ada, { method: 'Stripe' });
  await ben.getByText('Paid in full').first().waitFor();
  await expect.poll(() => fact(ben, 'Balance due').textContent()).toBe('$0.00');
  await ada.getByRole('button', { name: 'Actions of the payment of $5,500.00' }).click();
  await ada.getByRole('menuitem', { name: 'Void payment' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Void payment' }).click();
  await ben.getByText('Partially paid').first().waitFor();
  await expect.poll(() => fact(ben, 'Balance due').textContent()).toBe('$5,500.00');
  await region(ben, 'Payments').locator('s', { hasText: '$5,500.00' }).waitFor();
});

test('the retainer is paid for three months at once, and the grid spreads it', async () => {
  await ada.goto(at.contract);
  await heading(ada, 'CTR-000001').waitFor();
  await button(ada, 'Log payment').click();
  const dialog = ada.getByRole('dialog', { name: 'Log payment' });
  expect(await dialog.getByLabel('Amount').inputValue()).toBe('500.00');
  expect(await dialog.getByLabel('Service period to').inputValue()).toBe(`${LAST}-01-31`);
  await button(ada, 'Cancel').click();
  await logPayment(ada, { amount: '1250', method: 'Card', until: `${LAST}-03-31` });
  await ada.getByText('Payment of $1,250.00 was logged successfully.').waitFor();
  await region(ada, 'Payments').getByText('$1,250.00', { exact: true }).waitFor();
  await ada.goto(`${stage.address}/retainers?year=${LAST}`);
  await cell('January', 'Partly paid, \\$416.67 of \\$500.00').waitFor();
  await cell('March', 'Partly paid, \\$416.66 of \\$500.00').waitFor();
  await cell('April', 'Overdue, \\$0.00 of \\$500.00').waitFor();
});

test('arrow keys move in the grid, Enter shows the payments behind a cell', async () => {
  await cell('January', 'Partly').focus();
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('Enter');
  const dialog = ada.getByRole('dialog', { name: `fern.example · March ${LAST}` });
  await dialog.getByText('$416.66').waitFor();
  await dialog.getByRole('link', { name: 'CTR-000001' }).waitFor();
  await ada.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('the export holds the year that is on screen', async () => {
  const [file] = await Promise.all([
    ada.waitForEvent('download'),
    button(ada, 'Export CSV').click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('fern.example');
  expect(text).toContain('416.66');
});

test('the contract is renewed from the day after its end, and is as long', async () => {
  await ada.goto(at.contract);
  await button(ada, 'Renew').click();
  const dialog = ada.getByRole('dialog', { name: 'Renew CTR-000001' });
  expect(await dialog.getByLabel('Start date').inputValue()).toBe(`${YEAR}-01-01`);
  expect(await dialog.getByLabel('End date').inputValue()).toBe(`${YEAR}-12-31`);
  await dialog.getByLabel('Price per cycle, line 1').fill('600');
  await dialog.getByRole('button', { name: 'Renew' }).click();
  await heading(ada, 'CTR-000002').waitFor();
  await region(ada, 'Line items').getByText('$600.00').first().waitFor();
  const chain = ada.getByRole('region', { name: 'Before and after' });
  await chain.getByRole('link', { name: 'CTR-000001' }).click();
  await ada.getByText('Expired').first().waitFor();
  expect(await button(ada, 'Renew').count()).toBe(0);
});

test('two people change the deal, and the second decides field by field', async () => {
  for (const page of [ada, ben]) await page.goto(at.deal);
  for (const [page, words] of [
    [ben, 'Call Kim in spring'],
    [ada, 'Hand over to care'],
  ] as const) {
    await button(page, 'Edit Next step').click();
    await page.getByRole('textbox', { name: 'Next step' }).fill(words);
  }
  await button(ada, 'Save').click();
  await ben.getByText(/Changed by Ada Admin just now/).waitFor();
  await button(ben, 'Save').click();
  const dialog = ben.getByRole('dialog', { name: 'Somebody else changed this' });
  await dialog.getByRole('radio', { name: 'Call Kim in spring' }).check();
  await button(ben, 'Save this choice').click();
  await ada.getByText('Call Kim in spring').first().waitFor();
});

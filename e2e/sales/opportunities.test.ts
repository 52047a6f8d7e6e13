import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import { accounts } from '@atrium/contract/crm/accounts.ts';
import { contacts } from '@atrium/contract/crm/contacts.ts';
import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { products } from '@atrium/contract/crm/products.ts';
import { stages, type Stage } from '@atrium/contract/crm/stages.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, setUp, signIn } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, OWNER, type Stage as Theatre } from '../stage.ts';
import { card, dragOver, lane, middleOf } from './board-acts.ts';

const BEN = { first_name: 'Ben', last_name: 'Baker', email: 'ben@acme.example' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let stage: Theatre;
let ada: Page;
let ben: Page;
let account: number;
let steps: Stage[];

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
  ben = await hire(ada, stage, BEN);
  account = (await call(ada, accounts.create, { body: { name: 'Northwind' } })).id;
  const price = (name: string, standard_list_price: string, is_retainer_product = false) =>
    call(ada, products.create, { body: { name, standard_list_price, is_retainer_product } });
  await price('Website', '8000.00');
  await price('Care plan', '250.00', true);
  steps = await call(ada, stages.list);
});
afterAll(() => stage.close());

const stageOf = (name: string) => steps.find((each) => each.name === name)?.id ?? 0;
const makeDeal = (name: string, more: { stage_id?: number } = {}) =>
  call(ada, opportunities.create, { body: { name, account_id: account, ...more } });

async function openBoard(page: Page): Promise<void> {
  await page.goto(`${stage.address}/opportunities/board`);
  await page.getByRole('article').first().waitFor();
}

test('a deal is made for an account, and what is wrong is said at its field', async () => {
  await ada.goto(`${stage.address}/opportunities/board`);
  await ada.getByText('No opportunities yet').waitFor();
  await ada.getByRole('button', { name: 'New opportunity' }).click();
  const form = ada.getByRole('dialog', { name: 'New opportunity' });
  await form.getByLabel('Opportunity name').fill('Northwind relaunch');
  await form.getByRole('combobox', { name: 'Account' }).fill('North');
  await ada.getByRole('option', { name: 'Northwind' }).first().click();
  await form.getByLabel('Close date').fill('2020-01-31');
  await form.getByRole('button', { name: 'Create opportunity' }).click();
  await form.getByText('The close date of an open opportunity cannot be in the past').waitFor();
  await form.getByLabel('Close date').fill('2099-01-31');
  await form.getByRole('button', { name: 'Create opportunity' }).click();
  await ada.getByText("Opportunity 'Northwind relaunch' was created.").waitFor();
  await card(lane(ada, 'Prospecting'), 'Northwind relaunch').waitFor();
});

/** The keyboard alone: letters and keys, wherever the focus is. */
async function type(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    if (/^[A-Z]\w+$|\+/.test(key) && key.length > 1) await page.keyboard.press(key);
    else await page.keyboard.type(key);
  }
}

async function chooseProduct(page: Page, line: number, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: `Product of line ${line}` });
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  // Nobody waits for the list: Enter takes the first of what is found for what was typed.
  await page.keyboard.press('Control+A');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe(name);
  const price = page.getByLabel(`Sale price of line ${line}`);
  await expect.poll(() => price.inputValue()).not.toBe('');
}

/** Takes the first line by its grip over the second and back: it follows all the way. */
async function dragThereAndBack(page: Page): Promise<void> {
  const grip = (line: number) => page.getByTitle('Drag to another place').nth(line - 1);
  const first = page.getByLabel('Quantity of line 1');
  const [held, other] = [
    await first.inputValue(),
    await page.getByLabel('Quantity of line 2').inputValue(),
  ];
  await grip(1).hover();
  await page.mouse.down();
  await grip(2).hover();
  await expect.poll(() => first.inputValue()).toBe(other);
  await grip(1).hover();
  await expect.poll(() => first.inputValue()).toBe(held);
  await page.mouse.up();
}

test('products are typed with the keyboard alone: sums follow, nonsense is said at its cell', async () => {
  await ada.getByRole('link', { name: 'Northwind relaunch' }).click();
  await ada.getByRole('link', { name: 'Edit products' }).click();
  await ada.getByRole('combobox', { name: 'Product of line 1' }).focus();
  await chooseProduct(ada, 1, 'Care plan');
  await chooseProduct(ada, 1, 'Website');
  await type(ada, 'Tab', '2', 'Tab', '7500');
  const total = ada.locator('[data-total]');
  await expect.poll(() => total.textContent()).toMatch(/15,000\.00/);
  await ada.getByText('−6.25 %').waitFor();
  await type(ada, 'Enter');
  await chooseProduct(ada, 2, 'Care plan');
  await type(ada, 'Tab', '-3', 'Control+Enter');
  await ada.getByText('The quantity must be more than zero').waitFor();
  await ada.getByLabel('Quantity of line 2').fill('1.12345678901234567');
  await type(ada, 'Control+Enter');
  await ada.getByText('The quantity has at most two decimals').waitFor();
  await ada.getByLabel('Quantity of line 2').fill('12');
  await type(ada, 'Alt+ArrowUp');
  await expect.poll(() => ada.getByLabel('Quantity of line 1').inputValue()).toBe('12');
  await dragThereAndBack(ada);
  await expect.poll(() => total.textContent()).toMatch(/18,000\.00/);
  await type(ada, 'Control+Enter');
  await ada.getByText('Save successful').waitFor();
  await ada.waitForURL(/\/opportunities\/\d+$/);
  const [deal] = await call(ada, opportunities.list, { query: { search: 'Northwind relaunch' } });
  expect(deal).toMatchObject({ calculated_amount: '18000.00', line_item_count: 2 });
});

test('what is typed is asked for before it is left behind', async () => {
  await ada.getByRole('link', { name: 'Edit products' }).click();
  await ada.getByLabel('Quantity of line 1').fill('3');
  await ada.getByRole('link', { name: 'Northwind relaunch' }).click();
  await ada.getByRole('button', { name: 'Cancel' }).last().click();
  expect(await ada.getByLabel('Quantity of line 1').inputValue()).toBe('3');
  await ada.getByRole('link', { name: 'Northwind relaunch' }).click();
  await ada.getByRole('button', { name: 'Discard', exact: true }).click();
  await ada.waitForURL(/\/opportunities\/\d+$/);
});

test('a contact gets a part in the deal, and a colleague sees it at once', async () => {
  const kim = { first_name: 'Kim', last_name: 'Park', account_id: account };
  await call(ada, contacts.create, { body: kim });
  const roles = (page: Page) => page.getByRole('region', { name: 'Contact roles' });
  await ben.goto(ada.url());
  await roles(ben).getByText('Nobody yet').waitFor();
  await roles(ada).getByRole('button', { name: 'Add contact role' }).click();
  const form = ada.getByRole('dialog', { name: 'Add contact role' });
  const contact = form.getByRole('combobox', { name: 'Contact' });
  await contact.fill('Kim');
  await ada.keyboard.press('Enter');
  await expect.poll(() => contact.inputValue()).toBe('Kim Park');
  await form.getByRole('button', { name: 'Add contact role' }).click();
  await roles(ada).getByText('Decision Maker').waitFor();
  await roles(ben).getByRole('link', { name: 'Kim Park' }).waitFor();
});

test('a card is dragged with the mouse, and a colleague’s board follows with its sums', async () => {
  await openBoard(ada);
  await openBoard(ben);
  await dragOver(ada, card(lane(ada, 'Prospecting'), 'relaunch'), lane(ada, 'Proposal'));
  await ada.mouse.up();
  await card(lane(ada, 'Proposal'), 'relaunch').waitFor();
  await card(lane(ben, 'Proposal'), 'relaunch').waitFor();
  await lane(ben, 'Proposal').getByText('$9,000.00 weighted').waitFor();
  expect(await card(lane(ben, 'Prospecting'), 'relaunch').count()).toBe(0);
});

test('a colleague was first: the card goes back, and the reason is said', async () => {
  const deal = await makeDeal('Contested', { stage_id: stageOf('Qualifying') });
  await card(lane(ada, 'Qualifying'), 'Contested').waitFor();
  await dragOver(ada, card(lane(ada, 'Qualifying'), 'Contested'), lane(ada, 'Negotiation'));
  const body = { next_step: 'Ben was here', version: deal.version };
  await call(ben, opportunities.update, { params: { id: deal.id }, body });
  await ada.mouse.up();
  await ada.getByText(/has been modified by another user/).waitFor();
  await card(lane(ada, 'Qualifying'), 'Contested').getByText('Ben was here').waitFor();
  expect(await card(lane(ada, 'Negotiation'), 'Contested').count()).toBe(0);
});

test('the keyboard alone moves a card, and every step is said', async () => {
  await card(lane(ada, 'Qualifying'), 'Contested').getByRole('link').focus();
  await ada.keyboard.press('Space');
  await ada.getByText(/Contested taken from Qualifying/).waitFor();
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('ArrowRight');
  await ada.getByText('Negotiation, 4 of 6').waitFor();
  await ada.keyboard.press('Enter');
  await ada.getByText('Contested moved to Negotiation.').waitFor();
  const link = card(lane(ada, 'Negotiation'), 'Contested').getByRole('link');
  await expect.poll(() => link.evaluate((each) => each === document.activeElement)).toBe(true);
});

test('a loss asks for its reason; without one the card stays', async () => {
  const open = async () => {
    await ada.getByRole('button', { name: 'Move “Contested” to…' }).click();
    await ada.getByRole('menuitem', { name: 'Closed Lost' }).click();
  };
  await open();
  const dialog = ada.getByRole('dialog', { name: 'Why was “Contested” lost?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await card(lane(ada, 'Negotiation'), 'Contested').waitFor();
  await open();
  await dialog.getByLabel('Reason for the loss').fill('Too dear');
  await dialog.getByRole('button', { name: 'Close as lost' }).click();
  await card(lane(ada, 'Closed Lost'), 'Contested').waitFor();
});

/**
 * A finger: rests on the card until it is lifted, moves to the edge until the board comes along, and lets go beside it.
 * @returns the stage that was under it
 */
async function fingerDrag(page: Page, what: Locator): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const { x, y } = await middleOf(what);
  const touch = (type: 'touchStart' | 'touchMove', at: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: at, y }] });
  await touch('touchStart', x);
  await page.locator('[data-ghost]').waitFor();
  const { width } = PHONE.viewport;
  for (let step = 1; step <= 10; step++)
    await touch('touchMove', x + ((width - 20 - x) * step) / 10);
  const board = page.locator('[data-board]');
  await expect.poll(() => board.evaluate((each) => each.scrollLeft)).toBeGreaterThan(60);
  await touch('touchMove', width - 70);
  const under = await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return document.querySelector<HTMLElement>('[data-over]')?.dataset.stage;
  });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return Number(under);
}

test('a finger moves a card on a phone', async () => {
  await makeDeal('On the phone');
  const phone = await stage.person(PHONE);
  await signIn(phone, stage, OWNER);
  await phone.waitForURL(`${stage.address}/`);
  await openBoard(phone);
  const held = card(lane(phone, 'Prospecting'), 'On the phone');
  const under = await fingerDrag(phone, held);
  expect(under).not.toBe(stageOf('Prospecting'));
  await expect
    .poll(async () => {
      const query = { search: 'On the phone' };
      const [deal]: Opportunity[] = await call(ada, opportunities.list, { query });
      return deal?.stage_id;
    })
    .toBe(under);
});

test('a won deal becomes an order; a second one is asked for by itself', async () => {
  await card(lane(ada, 'Proposal'), 'relaunch').getByRole('link').click();
  await ada.getByRole('button', { name: 'Closed Won' }).click();
  await ada.getByRole('button', { name: 'Generate contract' }).waitFor();
  const fromMenu = async (name: string) => {
    await ada.getByRole('button', { name: 'More', exact: true }).click();
    await ada.getByRole('menuitem', { name }).click();
  };
  const deal = ada.url();
  await fromMenu('Generate order');
  const sure = 'This will create a formal order for this opportunity. Are you sure?';
  await ada.getByText(sure).waitFor();
  await ada.getByRole('button', { name: 'Generate order' }).click();
  await ada.waitForURL(/\/orders\/\d+$/);
  await ada.getByText('$18,000.00').first().waitFor();
  await ada.goto(deal);
  await fromMenu('Generate another order');
  await ada.getByText(/There already is an order for this opportunity/).waitFor();
  await ada.getByRole('button', { name: 'Cancel' }).click();
  await ada.getByRole('region', { name: 'Orders' }).getByText('(1)').waitFor();
  await fromMenu('View order');
  await ada.waitForURL(/\/orders\/\d+$/);
});

import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { accounts } from '@atrium/contract/crm/accounts.ts';
import { stages } from '@atrium/contract/crm/stages.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, setUp } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';

const BEN = { first_name: 'Ben', last_name: 'Baker', email: 'ben@acme.example' };

let stage: Stage;
let ada: Page;
let ben: Page;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
  ben = await hire(ada, stage, BEN);
});
afterAll(() => stage.close());

const open = (page: Page, name: string) => page.goto(`${stage.address}/settings/${name}`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const order = (page: Page) => page.getByRole('main').getByRole('listitem').allInnerTexts();
const namesOf = async (page: Page) => (await order(page)).map((text) => text.split('\n')[0]);

test('a product is created, sold at another price, and taken out of the catalog', async () => {
  await open(ben, 'products');
  await ben.getByText('No products yet').waitFor();
  expect(await ben.getByRole('button', { name: 'New product' }).count()).toBe(0);
  await open(ada, 'products');
  await button(ada, 'New product').click();
  const form = ada.getByRole('dialog', { name: 'New product' });
  await form.getByLabel('Name').fill('Care plan');
  await form.getByLabel('List price').fill('-5');
  await form.getByRole('button', { name: 'Create product' }).click();
  await form.getByText('The amount cannot be negative').waitFor();
  await form.getByLabel('List price').fill('250');
  await form.getByLabel('Retainer product').check();
  await form.getByRole('button', { name: 'Create product' }).click();
  await ada.getByText("Product 'Care plan' was created.").waitFor();
  await ben.getByRole('link', { name: 'Care plan' }).waitFor();
  await ben.getByText('$250.00').waitFor();
  await ada.getByRole('link', { name: 'Care plan' }).click();
  await button(ada, 'Edit List price').click();
  await ada.getByRole('textbox', { name: 'List price' }).fill('300');
  await button(ada, 'Save').click();
  await ada.getByText('Save successful').waitFor();
  await ada.getByRole('tab', { name: 'History' }).click();
  await ada.getByRole('tabpanel', { name: 'History' }).getByText('$250.00').first().waitFor();
  await button(ada, 'More').click();
  await ada.getByRole('menuitem', { name: 'Deactivate' }).click();
  await ada
    .getByText(
      'Are you sure you want to deactivate this product? It will no longer be available to add to new opportunities.',
    )
    .waitFor();
  await ada.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await ben.getByText('Inactive').waitFor();
});

test('stages are ordered with the keyboard and by dragging; a colleague sees it', async () => {
  await open(ben, 'stages');
  await ben.getByText('Prospecting').waitFor();
  expect(await ben.getByRole('button', { name: /Move|Edit/ }).count()).toBe(0);
  await open(ada, 'stages');
  await button(ada, 'Move Qualifying up').focus();
  await ada.keyboard.press('Enter');
  await expect.poll(() => namesOf(ada)).toEqual(expect.arrayContaining(['Qualifying']));
  await expect
    .poll(async () => (await namesOf(ben)).slice(0, 2))
    .toEqual(['Qualifying', 'Prospecting']);
  const items = ada.getByRole('main').getByRole('listitem');
  await items.filter({ hasText: 'Negotiation' }).dragTo(items.first());
  await expect.poll(async () => (await namesOf(ben))[0]).toBe('Negotiation');
  const saved = await call(ada, stages.list);
  expect(saved.slice(0, 3).map(({ name }) => name)).toEqual([
    'Negotiation',
    'Qualifying',
    'Prospecting',
  ]);
});

test('a stage is added, and the rules say what is wrong beside the field', async () => {
  await button(ada, 'New stage').click();
  const form = ada.getByRole('dialog', { name: 'New stage' });
  await form.getByLabel('Name').fill('prospecting');
  await button(ada, 'Create stage').click();
  await form.getByText('There is a stage with this name').waitFor();
  await form.getByLabel('Name').fill('Legal review');
  await form.getByLabel('Probability').fill('80');
  await button(ada, 'Create stage').click();
  await ben.getByText('Legal review').waitFor();
  const { id } = await call(ada, accounts.create, { body: { name: 'Fern' } });
  await call(ada, opportunities.create, {
    body: { name: 'Shop', account_id: id, stage: 'Legal review' },
  });
  await button(ada, 'Edit Legal review').click();
  await ada.getByRole('switch', { name: 'In use' }).uncheck();
  await button(ada, 'Save changes').click();
  await ada.getByText('Move the opportunities in this stage to another one first').waitFor();
  await button(ada, 'Cancel').click();
  await button(ada, 'Discard').click();
});

test('a lead source is renamed; the ones of the program keep their name', async () => {
  await open(ada, 'lead-sources');
  await button(ada, 'Edit Cold Call').click();
  await ada.getByLabel('Name').fill('Phone');
  await button(ada, 'Save changes').click();
  await ada.getByText('Phone', { exact: true }).waitFor();
  await button(ada, 'Edit Messenger').click();
  await ada.getByLabel('Name').fill('Chat');
  await button(ada, 'Save changes').click();
  await ada.getByText('The program itself uses this lead source').waitFor();
});

test('targets are typed in place and saved together', async () => {
  await open(ben, 'targets?year=2027');
  await ben.getByRole('rowheader', { name: 'Ben Baker' }).waitFor();
  expect(await ben.getByRole('textbox', { name: /2027/ }).count()).toBe(0);
  await open(ada, 'targets?year=2027');
  const cell = (name: string) => ada.getByRole('textbox', { name, exact: true });
  await cell('Ada Admin, January 2027').fill('5000');
  await ada.keyboard.press('Enter');
  await ada.keyboard.type('1250.50');
  await cell('Ben Baker, February 2027').fill('much');
  await ada.getByText('Please correct the marked fields.').waitFor();
  await cell('Ben Baker, February 2027').fill('0');
  await ada.getByText('2 targets are not saved').waitFor();
  await ada.getByRole('row', { name: /Total/ }).last().getByText('$6,250.50').first().waitFor();
  await button(ada, 'Save targets').click();
  await ada.getByText('Save successful').waitFor();
  await ben.getByText('$1,250.50').first().waitFor();
  await ada.reload();
  expect(await cell('Ben Baker, January 2027').inputValue()).toBe('1250.50');
});

import { accounts } from '@atrium/contract/crm/accounts.ts';
import { contacts } from '@atrium/contract/crm/contacts.ts';
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

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

async function edit(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${field}` }).click();
  await page.getByRole('textbox', { name: field }).fill(value);
}

async function menu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function openForm(page: Page) {
  await page.getByRole('button', { name: 'New account' }).first().click();
  return page.getByRole('dialog', { name: 'New account' });
}

test('a new account needs a name, and its maker lands on its page', async () => {
  await ben.goto(`${stage.address}/accounts`);
  await ben.getByText('No accounts yet').waitFor();
  await ada.goto(`${stage.address}/accounts`);
  const form = await openForm(ada);
  const create = form.getByRole('button', { name: 'Create account' });
  await create.click();
  await form.getByText('Account Name cannot be empty.').waitFor();
  await form.getByLabel('Account name').fill('Northwind Traders');
  await form.getByLabel('Website').fill('northwind.example');
  await create.click();
  await ada.getByText("Account 'Northwind Traders' was created.").waitFor();
  await ada.waitForURL(/\/accounts\/\d+$/);
  await heading(ada, 'Northwind Traders').waitFor();
  await ben.getByRole('link', { name: 'Northwind Traders' }).waitFor();
});

test('one that is like it is warned of while one types, and can be made all the same', async () => {
  await ada.goto(`${stage.address}/accounts`);
  const form = await openForm(ada);
  await form.getByLabel('Account name').fill('Northwind Trader');
  const warning = form.getByRole('status').filter({ hasText: 'There is one like it already' });
  await warning.getByRole('link', { name: 'Northwind Traders' }).waitFor();
  await warning.getByText('similar name').waitFor();
  await form.getByLabel('Website').fill('https://www.northwind.example/about');
  await warning.getByText('same domain').waitFor();
  await form.getByLabel('Phone').fill('+1 555 0199');
  await form.getByRole('button', { name: 'Create account' }).click();
  await heading(ada, 'Northwind Trader').waitFor();
});

test('two edit the same account: the second decides field by field, and nothing is lost', async () => {
  const [row] = await call(ada, accounts.list, { query: { name: 'Northwind Traders' } });
  for (const page of [ada, ben]) {
    await page.goto(`${stage.address}/accounts/${row?.id}`);
    await heading(page, 'Northwind Traders').waitFor();
  }
  await edit(ben, 'Industry', 'Wholesale');
  await edit(ben, 'Phone', '+1 555 0100');
  await edit(ada, 'Industry', 'Logistics');
  await save(ada);
  await ada.getByText('Save successful').waitFor();
  await ben.getByText(/Changed by Ada Admin just now/).waitFor();
  expect(await ben.getByRole('textbox', { name: 'Industry' }).inputValue()).toBe('Wholesale');
  await save(ben);
  const dialog = ben.getByRole('dialog', { name: 'Somebody else changed this' });
  await dialog.getByText(/has been modified by another user since you opened it/).waitFor();
  await dialog.getByRole('radio', { name: 'Logistics' }).check();
  await dialog.getByRole('button', { name: 'Save this choice' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const saved = await call(ada, accounts.get, { params: { id: row?.id ?? 0 } });
  expect(saved).toMatchObject({ industry: 'Logistics', phone: '+1 555 0100' });
  await ada.getByRole('link', { name: '+1 555 0100' }).first().waitFor();
});

test('deactivated it leaves the list and keeps its page; reactivated it is back', async () => {
  const row = await call(ada, accounts.create, { body: { name: 'Old Mill' } });
  await ada.goto(`${stage.address}/accounts/${row.id}`);
  await menu(ada, 'Deactivate');
  const question = ada.getByRole('dialog', { name: 'Deactivate' });
  await question
    .getByText(
      'Are you sure you want to deactivate this account? All historical data will be preserved.',
    )
    .waitFor();
  await question.getByRole('button', { name: 'Deactivate' }).click();
  await ada.waitForURL(`${stage.address}/accounts`);
  await ada.getByRole('link', { name: 'Northwind Traders' }).waitFor();
  expect(await ada.getByRole('link', { name: 'Old Mill' }).count()).toBe(0);
  await ada.goto(`${stage.address}/accounts/${row.id}`);
  await ada.getByText('Inactive', { exact: true }).first().waitFor();
  await menu(ada, 'Reactivate');
  await ada.getByText('Inactive', { exact: true }).waitFor({ state: 'detached' });
  await ben.goto(`${stage.address}/accounts`);
  await ben.getByRole('link', { name: 'Old Mill' }).waitFor();
});

test('two selected rows become one: what differs is chosen, what hangs on the other moves', async () => {
  const query = { name_contains: 'Northwind', sort: 'name' };
  const [other, kept] = await call(ada, accounts.list, { query });
  await call(ada, contacts.create, {
    body: { first_name: 'Kim', last_name: 'Park', account_id: other?.id ?? 0 },
  });
  await ben.goto(`${stage.address}/accounts/${other?.id}`);
  await heading(ben, 'Northwind Trader').waitFor();
  await ada.goto(`${stage.address}/accounts?name_contains=Northwind&sort=-name`);
  await ada.getByRole('checkbox', { name: 'Select Northwind Traders' }).check();
  await ada.getByRole('checkbox', { name: 'Select Northwind Trader', exact: true }).check();
  await ada.getByRole('button', { name: 'Merge' }).click();
  const dialog = ada.getByRole('dialog', { name: /^Merge / });
  await dialog.getByText('1 contact').waitFor();
  await dialog.getByRole('radio', { name: '+1 555 0199' }).check();
  // Somebody saves one of the two meanwhile: the preview is shown again instead of losing that.
  const { version } = await call(ben, accounts.get, { params: { id: kept?.id ?? 0 } });
  await call(ben, accounts.update, {
    params: { id: kept?.id ?? 0 },
    body: { description: 'Pays on time', version },
  });
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await dialog.getByText(/changed by somebody else since/).waitFor();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await ada.getByText('Northwind Trader was merged into Northwind Traders.').waitFor();
  await ben
    .getByRole('alert')
    .getByText(/Ada Admin merged it into another/)
    .waitFor();
  await heading(ada, 'Northwind Traders').waitFor();
  const people = ada.getByRole('region', { name: 'Contacts' });
  await people.getByRole('link', { name: 'Kim Park' }).waitFor();
  const merged = await call(ada, accounts.get, { params: { id: kept?.id ?? 0 } });
  expect(merged).toMatchObject({ phone: '+1 555 0199', description: 'Pays on time' });
  const left = await call(ada, accounts.list, { query });
  expect(left.map(({ name }) => name)).toEqual(['Northwind Traders']);
});

test('a misspelt name is enough to find it from anywhere, and what was seen last is offered', async () => {
  await ada.goto(`${stage.address}/accounts`);
  await ada.getByRole('button', { name: 'Search' }).click();
  const palette = ada.getByRole('dialog', { name: 'Search' });
  await palette.getByRole('textbox').fill('nortwind tradres');
  await palette.getByText(/This is for “northwind trader/).waitFor();
  await palette.getByRole('textbox').press('Enter');
  await heading(ada, 'Northwind Traders').waitFor();
  await ada.keyboard.press('Control+k');
  // What was seen last stands in front of everything.
  await palette.getByRole('button', { name: 'Northwind Traders' }).waitFor();
  await palette.getByRole('textbox').fill('northwi');
  // Enter at once: it is for all that was typed, not for what is on screen.
  await palette.getByRole('textbox').press('Enter');
  await palette.waitFor({ state: 'hidden' });
  await heading(ada, 'Northwind Traders').waitFor();
});

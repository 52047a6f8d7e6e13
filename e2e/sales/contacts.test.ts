import { accounts } from '@atrium/contract/crm/accounts.ts';
import { contacts } from '@atrium/contract/crm/contacts.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let ada: Page;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
});
afterAll(() => stage.close());

const heading = (name: string) => ada.getByRole('heading', { name, level: 1 });

test('a contact is made on the page of its account, and stands there at once', async () => {
  const account = await call(ada, accounts.create, { body: { name: 'Park & Co' } });
  await ada.goto(`${stage.address}/accounts/${account.id}`);
  await ada.getByRole('button', { name: 'New contact' }).click();
  const form = ada.getByRole('dialog', { name: 'New contact' });
  await expect.poll(() => form.getByLabel('Account').first().inputValue()).toBe('Park & Co');
  await form.getByRole('button', { name: 'Create contact' }).click();
  await form.getByText('This cannot be empty').waitFor();
  await form.getByLabel('First name').fill('Kim');
  await form.getByLabel('Last name').fill('Park');
  await form.getByLabel('E-mail').fill('kim@park.example');
  await form.getByRole('button', { name: 'Create contact' }).click();
  await ada.getByText("Contact 'Kim Park' was created.").waitFor();
  const card = ada.getByRole('region', { name: 'Contacts' });
  await card.getByRole('link', { name: 'Kim Park' }).waitFor();
  await card.getByRole('link', { name: 'View all' }).click();
  await ada.waitForURL(/\/contacts\?account_id=\d+/);
  const list = ada.getByRole('region', { name: 'Contacts' }).getByRole('table');
  await list.getByRole('link', { name: 'Kim Park' }).waitFor();
});

test('an account that is not there yet is made on the way, and what was typed stays', async () => {
  await ada.goto(`${stage.address}/contacts`);
  await ada.getByRole('button', { name: 'New contact' }).first().click();
  const form = ada.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Last name').fill('Moss');
  const superior = form.getByRole('combobox', { name: 'Reports to' });
  expect(await superior.isDisabled()).toBe(true);
  await form.getByLabel('E-mail').fill('kim@park.example');
  await form.getByRole('link', { name: 'Kim Park' }).waitFor();
  await form.getByLabel('E-mail').fill('lee@moss.example');
  await form.getByLabel('Account').first().fill('Moss Gardens');
  await ada.getByRole('option', { name: "Create account 'Moss Gardens'" }).click();
  const inner = ada.getByRole('dialog', { name: 'New account' });
  expect(await inner.getByLabel('Account name').inputValue()).toBe('Moss Gardens');
  // Escape is for the upper one alone.
  await ada.keyboard.press('Escape');
  await inner.waitFor({ state: 'hidden' });
  await form.getByLabel('Account').first().fill('Moss Gardens');
  await ada.getByRole('option', { name: "Create account 'Moss Gardens'" }).click();
  await inner.getByRole('button', { name: 'Create account' }).click();
  await inner.waitFor({ state: 'hidden' });
  await expect.poll(() => form.getByLabel('Account').first().inputValue()).toBe('Moss Gardens');
  // Kim is at another account, and no superior here.
  await superior.click();
  await ada.getByText('Nothing found').waitFor();
  await form.getByRole('button', { name: 'Create contact' }).click();
  await heading('Moss').waitFor();
  const [moss] = await call(ada, contacts.list, { query: { last_name: 'Moss' } });
  expect(moss).toMatchObject({ account_name: 'Moss Gardens', email: 'lee@moss.example' });
});

test('deactivated after a question, and merged with the one looked for', async () => {
  await ada.getByRole('button', { name: 'More', exact: true }).click();
  await ada.getByRole('menuitem', { name: 'Deactivate' }).click();
  await ada.getByText('Are you sure you want to deactivate this contact?').waitFor();
  await ada.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await ada.waitForURL(`${stage.address}/contacts`);
  await ada.getByRole('link', { name: 'Kim Park' }).click();
  await heading('Kim Park').waitFor();
  const { account_id = 0 } = (await call(ada, contacts.list, {}))[0] ?? {};
  const twin = { first_name: 'Kimberly', last_name: 'Park', title: 'Founder', account_id };
  await call(ada, contacts.create, { body: twin });
  await ada.getByRole('button', { name: 'More', exact: true }).click();
  await ada.getByRole('menuitem', { name: 'Merge' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Merge Kim Park' });
  await dialog.getByLabel('Contact to merge with').fill('Kimberly');
  await ada.getByRole('option', { name: 'Kimberly Park' }).click();
  await dialog.getByRole('radio', { name: 'Kimberly' }).check();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await ada.getByText('Kimberly Park was merged into Kimberly Park.').waitFor();
  await heading('Kimberly Park').waitFor();
  const left = await call(ada, contacts.list, { query: { last_name: 'Park' } });
  expect(left).toMatchObject([
    { name: 'Kimberly Park', title: 'Founder', email: 'kim@park.example' },
  ]);
});

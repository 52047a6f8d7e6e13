import { accounts } from '@atrium/contract/crm/accounts.ts';
import { leads } from '@atrium/contract/crm/leads.ts';
import { opportunities } from '@atrium/contract/crm/opportunities.ts';
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
  await call(ada, accounts.create, { body: { name: 'Moss Holding', website: 'moss.example' } });
});
afterAll(() => stage.close());

const path = (page: Page) => page.getByRole('navigation', { name: /^Path: / });
const step = (page: Page, name: string) =>
  path(page).getByRole('button', { name: new RegExp(`^${name}`) });
/** Where the lead stands on its path. */
const standing = (page: Page, name: string) =>
  path(page).locator('[aria-current="step"]', { hasText: name }).waitFor();
const converting = (page: Page) => page.getByRole('dialog', { name: /^Convert / });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const counts = async (page: Page) => [
  (await call(page, accounts.list)).length,
  (await call(page, opportunities.list)).length,
];

test('a lead that is created goes on at its page; likely duplicates are said before', async () => {
  await ada.goto(`${stage.address}/leads`);
  await button(ada, 'New lead').click();
  const form = ada.getByRole('dialog', { name: 'New lead' });
  await form.getByLabel('First name').fill('Lee');
  await form.getByLabel('Company').fill('Moss Holding');
  await form.getByLabel('E-mail').fill('lee@moss.example');
  await form.getByRole('link', { name: 'Moss Holding' }).waitFor();
  await form.getByRole('button', { name: 'Create lead' }).click();
  await form.getByText('This cannot be empty').waitFor();
  await form.getByLabel('Last name').fill('Moss');
  await form.getByRole('button', { name: 'Create lead' }).click();
  await ada.getByText("Lead 'Lee Moss' was created.").waitFor();
  await ada.getByRole('heading', { name: 'Lee Moss' }).waitFor();
  await standing(ada, 'New');
});

test('a move on the path is seen by the colleague', async () => {
  await ben.goto(ada.url());
  await standing(ben, 'New');
  await step(ada, 'Contacted').click();
  await standing(ada, 'Contacted');
  await standing(ben, 'Contacted');
  await step(ben, 'Qualified').click();
  await standing(ada, 'Qualified');
  await ada.getByText('Ready to become a deal: convert the lead.').waitFor();
});

test('two people who change the same field decide it in the dialog', async () => {
  for (const [page, title] of [
    [ben, 'Owner of Moss'],
    [ada, 'CEO'],
  ] as const) {
    await button(page, 'Edit Title').click();
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
  }
  await button(ada, 'Save').click();
  await ben.getByText(/Changed by Ada Admin just now/).waitFor();
  await button(ben, 'Save').click();
  const dialog = ben.getByRole('dialog', { name: 'Somebody else changed this' });
  await dialog.getByRole('radio', { name: 'Owner of Moss' }).check();
  await button(ben, 'Save this choice').click();
  await ada.getByText('Owner of Moss').first().waitFor();
});

test('it is converted into the account that is there already, and read only from then on', async () => {
  const before = await counts(ada);
  await button(ada, 'Convert').click();
  const dialog = converting(ada);
  const known = dialog.getByRole('radio', { name: 'Use “Moss Holding”' });
  await expect.poll(() => known.isChecked()).toBe(true);
  await dialog
    .getByText(/same domain/)
    .first()
    .waitFor();
  const name = dialog.getByLabel('Opportunity name');
  await expect.poll(() => name.evaluate((each) => each === document.activeElement)).toBe(true);
  await name.fill('');
  await ada.keyboard.press('Enter');
  await dialog.getByText('Give the opportunity a name').waitFor();
  await name.fill('New website for Moss');
  await ada.keyboard.press('Enter');
  const done = ada.getByRole('dialog', { name: 'Your lead has been converted' });
  for (const made of ['New website for Moss', 'Lee Moss', 'Moss Holding']) {
    await done.getByRole('link', { name: made, exact: true }).waitFor();
  }
  await button(ada, 'Stay on the lead').click();
  expect(await counts(ada)).toEqual([before[0], (before[1] ?? 0) + 1]);
  await standing(ben, 'Converted');
  expect(await ben.getByRole('button', { name: /^Edit / }).count()).toBe(0);
  const bar = ben.getByRole('region', { name: 'Your lead has been converted' });
  await bar.getByRole('link', { name: 'New website for Moss' }).waitFor();
});

test('a conversion is taken back, and what was there before stays', async () => {
  const refused: string[] = [];
  for (const page of [ada, ben]) {
    page.on('response', (answer) => {
      if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
    });
  }
  await button(ben, 'Undo conversion').click();
  await ben.getByRole('dialog').getByRole('button', { name: 'Undo conversion' }).click();
  await ben.getByText('Lee Moss is a lead again.').waitFor();
  await standing(ada, 'Qualified');
  const names = (await call(ada, accounts.list)).map(({ name }) => name);
  expect(names).toContain('Moss Holding');
  const deals = (await call(ada, opportunities.list)).map(({ name }) => name);
  expect(deals).not.toContain('New website for Moss');
  // Nobody asks for what is gone.
  await ada.waitForLoadState('networkidle');
  await ben.waitForLoadState('networkidle');
  expect(refused).toEqual([]);
});

test('it is refused once somebody has worked with what was made', async () => {
  await button(ada, 'Convert').click();
  await converting(ada)
    .getByRole('checkbox', { name: /create an opportunity/ })
    .check();
  await converting(ada).getByRole('radio', { name: 'Create “Moss Holding”' }).check();
  await converting(ada).getByRole('button', { name: 'Convert', exact: true }).click();
  await button(ada, 'Stay on the lead').click();
  const [lead] = await call(ada, leads.list, { query: { status: 'Converted', name: 'Lee Moss' } });
  const id = lead?.converted_account_id ?? 0;
  await call(ada, accounts.update, { params: { id }, body: { phone: '555', version: 1 } });
  await button(ada, 'Undo conversion').click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Undo conversion' }).click();
  await ada.getByText(/The account has been worked with since/).waitFor();
  await standing(ada, 'Converted');
});

test('the list says that it hides what is converted, and shows it', async () => {
  await ada.goto(`${stage.address}/leads`);
  await ada.getByText('No open leads').waitFor();
  await ada.getByText('1 lead has been converted').waitFor();
  await button(ada, 'Show converted leads').click();
  await ada.getByRole('link', { name: 'Lee Moss' }).waitFor();
});

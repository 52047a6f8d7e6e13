import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, setUp } from '../acts.ts';
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

async function createClient(page: Page, values: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: 'New client' }).first().click();
  const form = page.getByRole('dialog', { name: 'New client' });
  for (const [label, value] of Object.entries(values)) await form.getByLabel(label).fill(value);
  await form.getByRole('button', { name: 'Create client' }).click();
}

/** Changes one field where it stands. */
async function edit(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${field}` }).click();
  await page.getByRole('textbox', { name: field }).fill(value);
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

test('a client that is created appears in the colleague’s open list', async () => {
  await ben.goto(`${stage.address}/clients`);
  await ben.getByText('No clients yet').waitFor();
  await ada.goto(`${stage.address}/clients`);
  await createClient(ada, { Name: 'Kim Park', 'E-mail': 'kim@example.com', Company: 'Park & Co' });
  await ada.getByText("Client 'Kim Park' was created.").waitFor();
  await ben.getByRole('link', { name: 'Kim Park' }).waitFor();
});

test('the same address is refused beside the field', async () => {
  await createClient(ada, { Name: 'Kim again', 'E-mail': 'KIM@example.com' });
  const form = ada.getByRole('dialog', { name: 'New client' });
  const field = form.getByLabel('E-mail');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await ada.getByRole('button', { name: 'Discard', exact: true }).click();
});

test('a change in place is seen by the colleague who has the same page open', async () => {
  await ada.getByRole('link', { name: 'Kim Park' }).click();
  await ben.getByRole('link', { name: 'Kim Park' }).click();
  await ada.getByText('Also viewing: Ben Baker').waitFor();
  await edit(ada, 'Phone', '+1 555 0100');
  await save(ada);
  await ada.getByText('Save successful').waitFor();
  await ben.getByText('+1 555 0100').waitFor();
});

test('two changes at the same time: nothing is lost, the person decides', async () => {
  await edit(ben, 'Company', 'Park Bakery');
  await edit(ada, 'Company', 'Park Holding');
  await edit(ada, 'Name', 'Kim S. Park');
  await save(ada);
  await ben.getByText(/Changed by Ada Admin just now\. .*stays/i).waitFor();
  expect(await ben.getByRole('textbox', { name: 'Company' }).inputValue()).toBe('Park Bakery');
  await save(ben);
  const dialog = ben.getByRole('dialog', { name: 'Somebody else changed this' });
  await dialog.getByRole('radio', { name: 'Park Bakery' }).check();
  await dialog.getByRole('button', { name: 'Save this choice' }).click();
  await ada.getByText('Park Bakery').first().waitFor();
  await ada.getByRole('heading', { name: 'Kim S. Park' }).waitFor();
  await ben.getByRole('heading', { name: 'Kim S. Park' }).waitFor();
});

test('filters stand in the address, and back takes them off', async () => {
  await ada.goto(`${stage.address}/clients`);
  await createClient(ada, { Name: 'Lee Moss', 'E-mail': 'lee@example.com', Company: '=1+1' });
  await ada.getByRole('link', { name: 'Lee Moss' }).waitFor();
  await ada.getByRole('searchbox', { name: 'Search Clients' }).fill('park');
  await ada.getByRole('link', { name: 'Lee Moss' }).waitFor({ state: 'detached' });
  await ada.waitForURL(/search=park/);
  await ada.reload();
  await ada.getByRole('link', { name: 'Kim S. Park' }).waitFor();
  expect(await ada.getByRole('link', { name: 'Lee Moss' }).count()).toBe(0);
  await ada.getByRole('button', { name: 'Clear the search' }).click();
  await ada.getByRole('link', { name: 'Lee Moss' }).waitFor();
  await ada.getByRole('button', { name: 'Filters' }).click();
  await ada.getByRole('button', { name: 'Apply' }).click();
  await ada.waitForURL(/stage/);
  await ada.goBack();
  await expect.poll(() => new URL(ada.url()).search).not.toMatch(/stage/);
});

test('the export holds the rows, and no formula for the spreadsheet', async () => {
  await ada.goto(`${stage.address}/clients`);
  await ada.getByRole('button', { name: 'More', exact: true }).click();
  const [download] = await Promise.all([
    ada.waitForEvent('download'),
    ada.getByRole('menuitem', { name: 'Export CSV' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.trim().split(/\r?\n/)).toHaveLength(3);
  expect(text).toContain('Kim S. Park');
  expect(text).not.toMatch(/[,"]=1\+1/);
});

test('deactivated it leaves the list of both, reactivated it is back', async () => {
  await ada.getByRole('link', { name: 'Lee Moss' }).click();
  await ada.getByRole('heading', { name: 'Lee Moss' }).waitFor();
  await ada.getByRole('button', { name: 'More', exact: true }).click();
  await ada.getByRole('menuitem', { name: 'Deactivate' }).click();
  await ada.getByText('All historical data will be preserved.').waitFor();
  await ada.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await ada.getByText('Inactive').first().waitFor();
  await ben.goto(`${stage.address}/clients`);
  await ben.getByRole('link', { name: 'Kim S. Park' }).waitFor();
  await ada.getByRole('button', { name: 'More', exact: true }).click();
  await ada.getByRole('menuitem', { name: 'Reactivate' }).click();
  await ada.getByText('Inactive').first().waitFor({ state: 'detached' });
  await ben.getByRole('link', { name: 'Lee Moss' }).waitFor();
});

import type { Page } from 'playwright-core';
import { OWNER, type Stage } from './stage.ts';

/** Makes the organization through the setup page; the page ends signed in. */
export async function setUp(page: Page, stage: Stage, { demo = false } = {}): Promise<void> {
  await page.goto(stage.setupLink ?? '');
  await page.getByLabel('Organization').fill('Acme Studio');
  await page.getByLabel('First name').fill(OWNER.first);
  await page.getByLabel('Last name').fill(OWNER.last);
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password);
  if (demo) await page.getByLabel('Load the demo agency').check();
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.waitForURL(`${stage.address}/`);
}

export async function signIn(
  page: Page,
  stage: Stage,
  person: { email: string; password: string },
): Promise<void> {
  await page.goto(`${stage.address}/login`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

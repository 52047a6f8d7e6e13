import { auth } from '@atrium/contract/identity/auth.ts';
import { users } from '@atrium/contract/identity/users.ts';
import type { Page } from 'playwright-core';
import { call } from './call.ts';
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
  // The demo agency takes its time.
  await page.waitForURL(`${stage.address}/`, { timeout: demo ? 120_000 : undefined });
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

/** Opens the messenger of the page the visitor is on. */
export async function openMessenger(visitor: Page): Promise<void> {
  await visitor.getByRole('button', { name: 'Chat with us' }).click();
  await visitor.getByRole('dialog', { name: 'Chat with us' }).waitFor();
}

/** Writes into the open thread, or begins one. */
export async function write(visitor: Page, text: string): Promise<void> {
  const begin = visitor.getByRole('button', { name: 'Send us a message' });
  if (await begin.isVisible()) await begin.click();
  const field = visitor.getByPlaceholder('Write a message…');
  await field.fill(text);
  await field.press('Enter');
}

/** Leaves an e-mail in the card that asks for it. */
export async function leaveEmail(visitor: Page, email: string): Promise<void> {
  await visitor.getByLabel('E-mail').fill(email);
  const save = visitor.getByRole('button', { name: 'Save' });
  await save.click();
  await save.waitFor({ state: 'hidden' });
}

/** Answers in the open conversation of the Inbox. */
export async function reply(staff: Page, text: string): Promise<void> {
  await staff.getByLabel('Write a reply').fill(text);
  await staff.getByLabel('Write a reply').press('Control+Enter');
}

/** Opens the conversation of the list that shows the text. */
export async function openConversation(staff: Page, text: string): Promise<void> {
  await staff.getByRole('region', { name: 'Conversations' }).getByText(text).first().click();
  await staff.getByLabel('Write a reply').waitFor();
}

export interface Colleague {
  first_name: string;
  last_name: string;
  email: string;
}

/** Creates a user and signs him in on a screen of his own, with a password of his own. */
export async function hire(admin: Page, stage: Stage, colleague: Colleague): Promise<Page> {
  const { temporary_password = '' } = await call(admin, users.create, { body: colleague });
  const page = await stage.person();
  await page.goto(`${stage.address}/login`);
  await call(page, auth.login, {
    body: { email: colleague.email, password: temporary_password },
  });
  await call(page, auth.changePassword, {
    body: { current_password: temporary_password, password: OWNER.password },
  });
  await page.goto(`${stage.address}/inbox`);
  return page;
}

import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp, signIn } from '../acts.ts';
import { newestMail } from '../call.ts';
import { openStage, OWNER, type Stage } from '../stage.ts';

const BEN = { email: 'ben@acme.example', password: 'seven loaves of rye bread' };
const NEW_PASSWORD = 'nine buns with cardamom';

let stage: Stage;
let ada: Page;
let ben: Page;
let temporary = '';

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  ben = await stage.person();
  await setUp(ada, stage);
});
afterAll(() => stage.close());

test('an administrator creates a colleague and sees his temporary password once', async () => {
  await ada.goto(`${stage.address}/settings/users`);
  await ada.getByRole('button', { name: 'New user' }).first().click();
  const form = ada.getByRole('dialog', { name: 'New user' });
  await form.getByLabel('First name').fill('Ben');
  await form.getByLabel('Last name').fill('Baker');
  await form.getByLabel('E-mail').fill(BEN.email);
  await form.getByRole('button', { name: 'Create user' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Temporary password' });
  temporary = await dialog.locator('pre').innerText();
  await ada.getByText("User 'Ben Baker' created and welcome email sent.").waitFor();
  await dialog.getByRole('button', { name: 'I have saved it' }).click();
  expect(temporary.length).toBeGreaterThanOrEqual(12);
  expect(await ada.content()).not.toContain(temporary);
});

test('he must choose his own password before anything else', async () => {
  await signIn(ben, stage, { email: BEN.email, password: temporary });
  await ben.getByRole('heading', { name: 'Choose your own password' }).waitFor();
  await ben.goto(`${stage.address}/clients`);
  await ben.getByRole('heading', { name: 'Choose your own password' }).waitFor();
  await ben.getByLabel('Password you signed in with').fill(temporary);
  await ben.getByLabel('New password').fill(BEN.password);
  await ben.getByRole('button', { name: 'Save and continue' }).click();
  await ben.getByRole('heading', { name: /Ben/ }).waitFor();
});

test('he sees no settings of administrators', async () => {
  await ben.goto(`${stage.address}/settings`);
  const pages = ben.getByRole('navigation', { name: 'Settings' });
  await pages.getByRole('link', { name: 'Profile' }).waitFor();
  for (const name of ['API keys', 'Audit log', 'Labels'])
    expect(await pages.getByRole('link', { name }).count()).toBe(0);
  await ben.goto(`${stage.address}/settings/audit`);
  await ben.getByText('You may not see this').waitFor();
});

/** What an authenticator app shows at this moment (RFC 6238, as every app does it). */
function codeOf(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((each) => Number.parseInt(each, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Goes through the sign-in up to the second step. */
async function toSecondStep(page: Page): Promise<void> {
  await signIn(page, stage, BEN);
  await page.getByRole('heading', { name: 'Two-factor sign-in' }).waitFor();
}

test('two-factor opens with a code of the phone, and with a backup code once', async () => {
  await ben.goto(`${stage.address}/settings/profile`);
  const card = ben.locator('section', { has: ben.getByRole('heading', { name: 'Two-factor' }) });
  await card.getByRole('button', { name: 'Turn on' }).click();
  const dialog = ben.getByRole('dialog', { name: 'Two-factor' });
  await dialog.getByRole('textbox', { name: /password/i }).fill(BEN.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  const secret = await dialog.locator('code').innerText();
  await dialog.getByLabel('Code').fill(codeOf(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByText('Two-factor is on.').waitFor();
  const backup = await dialog.locator('code').first().innerText();
  await dialog.getByRole('button', { name: 'I have saved them' }).click();

  const phone = await stage.person();
  await toSecondStep(phone);
  await phone.getByLabel('Code').fill('000000');
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await phone.getByRole('alert').or(phone.locator('[id$=error]')).first().waitFor();
  await phone.getByLabel('Code').fill(backup);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await phone.getByRole('heading', { name: /Ben/ }).waitFor();

  const thief = await stage.person();
  await toSecondStep(thief);
  await thief.getByLabel('Code').fill(backup);
  await thief.getByRole('button', { name: 'Sign in' }).click();
  await thief.getByRole('alert').or(thief.locator('[id$=error]')).first().waitFor();
  expect(new URL(thief.url()).pathname).toBe('/login');
});

test('a forgotten password is chosen anew by the link in the mail, which works once', async () => {
  const stranger = await stage.person();
  await stranger.goto(`${stage.address}/login`);
  await stranger.getByRole('link', { name: 'Forgot your password?' }).click();
  await stranger.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await stranger.getByLabel('E-mail').fill(OWNER.email);
  await stranger.getByRole('button', { name: 'Send the link' }).click();
  await stranger.getByText('If an account belongs to this address').waitFor();
  const mail = await newestMail(ada, OWNER.email, 'password_reset');
  const link = /https?:\S+/.exec(mail)?.[0] ?? '';
  await stranger.goto(link);
  await stranger.getByLabel('New password').fill(NEW_PASSWORD);
  await stranger.getByRole('button', { name: 'Save password' }).click();
  await stranger.getByText('Your password was changed.').waitFor();
  await signIn(stranger, stage, { email: OWNER.email, password: NEW_PASSWORD });
  await stranger.getByRole('heading', { name: /Ada/ }).waitFor();
  await ada.getByRole('button', { name: 'Sign in' }).waitFor();
  const second = await stage.person();
  await second.goto(link);
  await second.getByLabel('New password').fill(NEW_PASSWORD);
  await second.getByRole('button', { name: 'Save password' }).click();
  await second.getByRole('alert').first().waitFor();
});

test('whoever is deactivated is signed out of an open page at once', async () => {
  await ben.goto(`${stage.address}/inbox`);
  await ben.getByRole('navigation', { name: 'Main navigation' }).waitFor();
  await signIn(ada, stage, { email: OWNER.email, password: NEW_PASSWORD });
  await ada.getByRole('heading', { name: /Ada/ }).waitFor();
  await ada.goto(`${stage.address}/settings/users`);
  await ada.getByRole('button', { name: 'Actions for Ben Baker' }).click();
  await ada.getByRole('menuitem', { name: 'Deactivate' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await ben.getByRole('button', { name: 'Sign in' }).waitFor();
  await signIn(ben, stage, BEN);
  await ben.getByText('Invalid email or password.').waitFor();
});

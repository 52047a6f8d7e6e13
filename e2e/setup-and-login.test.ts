import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp, signIn } from './acts.ts';
import { openStage, OWNER, type Stage } from './stage.ts';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  page = await stage.person();
});
afterAll(() => stage.close());

test('the setup link makes the organization and signs its administrator in', async () => {
  await setUp(page, stage);
  await page.getByRole('heading', { name: /Ada/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('the setup link works once', async () => {
  const stranger = await stage.person();
  await stranger.goto(stage.setupLink ?? '');
  await stranger.getByText('Atrium is set up already').waitFor();
  expect(await stranger.getByLabel('Organization').count()).toBe(0);
});

test('a wrong password and an unknown e-mail get the same words', async () => {
  const stranger = await stage.person();
  for (const email of [OWNER.email, 'nobody@nowhere.example']) {
    await signIn(stranger, stage, { email, password: 'not the password' });
    await stranger.getByText('Invalid email or password.').waitFor();
  }
});

test('signing in leads back to the page that was asked for', async () => {
  const ada = await stage.person();
  await ada.goto(`${stage.address}/clients`);
  await ada.getByLabel('E-mail').fill(OWNER.email);
  await ada.getByRole('textbox', { name: 'Password' }).fill(OWNER.password);
  await ada.getByRole('button', { name: 'Sign in' }).click();
  await ada.getByRole('heading', { name: 'Clients' }).waitFor();
});

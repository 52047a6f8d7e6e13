/**
 * Takes the pictures of the README from the demo agency: `node e2e/screenshots.ts`, after a build. Look at each one
 * before you commit it.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clients } from '@atrium/contract/clients/clients.ts';
import { auth } from '@atrium/contract/identity/auth.ts';
import { sites } from '@atrium/contract/sites/sites.ts';
import type { Page } from 'playwright-core';
import { openConversation, openMessenger, reply, setUp, write } from './acts.ts';
import { visit } from './app/every-page.ts';
import { call } from './call.ts';
import { openStage, type Stage } from './stage.ts';

const FOLDER = new URL('../docs/screenshots/', import.meta.url).pathname;
const NORA = { name: 'Nora Lindqvist', email: 'nora@lindqvist.example' };
const STILL = { reducedMotion: 'reduce', colorScheme: 'light' } as const;

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

async function takeSetup(page: Page, stage: Stage): Promise<void> {
  await visit(page, stage.setupLink ?? '');
  await page.getByLabel('Organization').fill('Hazel & Fern');
  await page.getByLabel('First name').fill('Ada');
  await page.getByLabel('Last name').fill('Moreno');
  await page.getByLabel('E-mail').fill('ada@hazelfern.example');
  await page.getByLabel('Load the demo agency').check();
  await take(page, 'setup');
}

/** A visitor and a member of staff, in the middle of their talk. */
async function takeTalk(staff: Page, visitor: Page, stage: Stage): Promise<void> {
  await visitor.goto(
    `${stage.website}/?utm_source=google&utm_medium=cpc&utm_campaign=wedding-cakes`,
  );
  await visitor.evaluate((person) => {
    const { ChatWidget } = window as unknown as { ChatWidget: { push(command: unknown[]): void } };
    ChatWidget.push(['identify', person]);
  }, NORA);
  await openMessenger(visitor);
  await write(visitor, 'Hello! We are getting married on June 14. Do you bake wedding cakes?');
  await staff.goto(`${stage.address}/inbox`);
  await openConversation(staff, 'getting married');
  await staff.getByRole('button', { name: 'Unassigned: assign it' }).click();
  await staff.keyboard.press('Enter');
  await reply(staff, 'Congratulations! Yes, we do: **three tiers from $240**. How many guests?');
  await visitor.getByText('How many guests?').waitFor();
  await write(visitor, 'About sixty. Is lemon and elderflower possible?');
  await staff.getByText('About sixty.').last().waitFor();
  await reply(staff, 'It is our favorite. Come by on Saturday and taste it!');
  await visitor.getByText('Come by on Saturday').waitFor();
  await take(visitor, 'messenger');
  await write(visitor, 'Wonderful, see you at ten.');
  await staff.getByRole('log').getByText('see you at ten').waitFor();
  await staff.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
  await take(staff, 'inbox');
}

async function takeRecords(staff: Page, stage: Stage): Promise<void> {
  const [client] = await call(staff, clients.list, { query: { email: NORA.email } });
  if (!client) throw new Error('The talk has made no client');
  const { id: owner_id } = await call(staff, auth.me);
  const known = { company: 'Lindqvist & Dahl', phone: '+1 555 0142', stage: 'client' } as const;
  const notes = 'Wedding on June 14, about sixty guests. Tasting on Saturday at ten.';
  const body = { ...known, notes, owner_id, version: client.version };
  await call(staff, clients.update, { params: { id: client.id }, body });
  await visit(staff, `${stage.address}/clients/${client.id}`);
  await take(staff, 'client');
  const [site] = await call(staff, sites.list, { query: { site_id: 'demo' } });
  await visit(staff, `${stage.address}/sites/${site?.id}`);
  await staff.frameLocator('iframe').getByRole('dialog').waitFor();
  await take(staff, 'site');
}

/** What the demo agency sells. */
async function takeSales(staff: Page, stage: Stage): Promise<void> {
  await visit(staff, `${stage.address}/opportunities/board`);
  await take(staff, 'board');
  await visit(staff, `${stage.address}/retainers`);
  await take(staff, 'retainers');
}

const stage = await openStage();
try {
  await mkdir(FOLDER, { recursive: true });
  const staff = await stage.person(STILL);
  await takeSetup(staff, stage);
  await setUp(staff, stage, { demo: true });
  await takeTalk(staff, await stage.person(STILL), stage);
  await takeRecords(staff, stage);
  await takeSales(staff, stage);
} finally {
  await stage.close();
}

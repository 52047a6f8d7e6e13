import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMessenger, setUp, write } from '../acts.ts';
import { openStage, type Stage } from '../stage.ts';
import { everyPage, OUTER_PAGES, visit } from './every-page.ts';

const LOOKS = ['light', 'dark'] as const;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Serious and critical findings of axe, in words that say where. */
async function findings(page: Page, look: (typeof LOOKS)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  // What is not a matter of colors is the same in the dark.
  if (look === 'dark') axe.withRules(['color-contrast']);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        (node) => `${look} ${page.url()} ${id}: ${node.target.join(' ')} ${node.failureSummary}`,
      ),
    );
}

async function bothLooks(page: Page): Promise<string[]> {
  const found = [];
  for (const look of LOOKS) found.push(...(await findings(page, look)));
  return found;
}

/** `commerce.orders.title`: a key of the catalogue whose words were not there. */
const RAW_KEY =
  /(?<![@\w.-])(?:auth|clients|commerce|crm|home|inbox|settings|shell|sites|ui|work)\.[a-z_]+(?:\.[a-z_]+)*/g;

async function wordless(page: Page): Promise<string[]> {
  const keys = (await page.locator('body').innerText()).match(RAW_KEY) ?? [];
  return [...new Set(keys)].map((key) => `${page.url()} has no words for ${key}`);
}

/** What is found on all these pages, one after the other. */
async function walk(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await visit(page, `${stage.address}${path}`);
    found.push(...(await wordless(page)), ...(await bothLooks(page)));
  }
  return found;
}

test('the setup page', async () => {
  const page = await stage.person();
  await visit(page, stage.setupLink ?? '');
  expect(await bothLooks(page)).toEqual([]);
});

test('every page of the app', { timeout: 420_000 }, async () => {
  const page = await stage.person();
  await setUp(page, stage, { demo: true });
  const paths = await everyPage(page);
  const found = await Promise.all([
    walk(
      page,
      paths.filter((_, index) => index % 2 === 0),
    ),
    walk(
      await page.context().newPage(),
      paths.filter((_, index) => index % 2 === 1),
    ),
  ]);
  expect(found.flat()).toEqual([]);
});

test('dialogs and menus', async () => {
  const [page] = stage.browser.contexts()[1]?.pages() ?? [];
  if (!page) throw new Error('Nobody is signed in');
  await visit(page, `${stage.address}/clients`);
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByRole('dialog').waitFor();
  expect(await bothLooks(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search' }).waitFor();
  expect(await bothLooks(page)).toEqual([]);
});

test('the pages before the sign-in', async () => {
  const page = await stage.person();
  expect(await walk(page, OUTER_PAGES)).toEqual([]);
});

test('the messenger on a website, and on a page of our own', async () => {
  const page = await stage.person();
  await page.goto(stage.website);
  await openMessenger(page);
  const home = await bothLooks(page);
  await write(page, 'Hello **there**, see https://example.com');
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
  const thread = await bothLooks(page);
  await page.goto(`${stage.address}/messenger/frame?siteId=demo`);
  await page.getByRole('button', { name: 'Send code' }).waitFor();
  expect([...home, ...thread, ...(await bothLooks(page))]).toEqual([]);
});

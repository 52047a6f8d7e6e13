import { sites } from '@atrium/contract/sites/sites.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversation, reply, setUp } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';

type Language = 'en' | 'de' | 'ar';

let stage: Stage;
let staff: Page;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  await setUp(staff, stage);
  await staff.goto(`${stage.address}/inbox`);
});
afterAll(() => stage.close());

/** Changes the language of the demo website. */
async function speak(language: Language): Promise<void> {
  const [site] = await call(staff, sites.list, { query: { site_id: 'demo' } });
  if (!site) throw new Error('There is no demo website');
  const { id, version, config } = site;
  const appearance = { ...config.appearance, language };
  await call(staff, sites.update, {
    params: { id },
    body: { version, config: { ...config, appearance } },
  });
}

const panel = (page: Page) => page.getByRole('dialog', { name: 'Chat with us' });

async function open(page: Page): Promise<void> {
  await page.goto(stage.website);
  await page.getByRole('button', { name: 'Chat with us' }).click();
  await panel(page).waitFor();
}

test('German, from the first word to the answer', async () => {
  await speak('de');
  const visitor = await stage.person();
  await open(visitor);
  await visitor.getByRole('button', { name: 'Schreiben Sie uns' }).click();
  await visitor.getByPlaceholder('Nachricht schreiben').fill('Haben Sie Roggenbrot?');
  await visitor.keyboard.press('Enter');
  expect(await panel(visitor).getAttribute('lang')).toBe('de');
  await openConversation(staff, 'Haben Sie Roggenbrot?');
  await reply(staff, 'Ja, ab sechs Uhr.');
  await visitor.getByText('Ja, ab sechs Uhr.').waitFor();
});

test('Arabic, from right to left', async () => {
  await speak('ar');
  const visitor = await stage.person();
  await open(visitor);
  await panel(visitor).and(visitor.locator('[dir=rtl]')).waitFor();
  await panel(visitor).locator('button.primary').click();
  const field = panel(visitor).getByRole('textbox');
  await field.fill('هل لديكم خبز الجاودار؟');
  await field.press('Enter');
  const own = panel(visitor).locator('.row.own .bubble');
  await own.getByText('هل لديكم خبز الجاودار؟').waitFor();
  await openConversation(staff, 'هل لديكم خبز الجاودار؟');
  await reply(staff, 'نعم، من الساعة السادسة.');
  const theirs = panel(visitor).locator('.row.theirs .bubble');
  await theirs.getByText('نعم، من الساعة السادسة.').waitFor();
  // What one writes oneself stands at the end of the line, which is the left.
  const [mine, other] = [await own.boundingBox(), await theirs.boundingBox()];
  expect(mine?.x).toBeLessThan(other?.x ?? 0);
  // The page around it stays as it is.
  expect(await visitor.evaluate(() => document.documentElement.dir)).toBe('');
});

test('dark where the device is dark, and still where it wants no motion', async () => {
  await speak('en');
  const visitor = await stage.person({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await open(visitor);
  const look = await panel(visitor).evaluate((each) => ({
    theme: each.dataset.theme,
    background: getComputedStyle(each).backgroundColor,
    moving: each
      .getAnimations({ subtree: true })
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
  }));
  expect(look).toEqual({ theme: 'dark', background: 'rgb(27, 29, 34)', moving: 0 });
  await visitor.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => panel(visitor).getAttribute('data-theme')).toBe('light');
});

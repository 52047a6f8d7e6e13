import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversation, openMessenger, reply, setUp, write } from '../acts.ts';
import { openStage, type Stage } from '../stage.ts';
import { everyPage, OUTER_PAGES, visit } from './every-page.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let stage: Stage;
let staff: Page;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person(PHONE);
  await setUp(staff, stage, { demo: true });
});
afterAll(() => stage.close());

/** How far the page can be pushed to the side. */
const overhang = (page: Page) =>
  page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);

test('no page is wider than the phone', { timeout: 180_000 }, async () => {
  const wide: string[] = [];
  for (const path of [...(await everyPage(staff)), ...OUTER_PAGES]) {
    await visit(staff, `${stage.address}${path}`);
    const pixels = await overhang(staff);
    if (pixels > 0) wide.push(`${path}: ${pixels} px too wide`);
  }
  expect(wide).toEqual([]);
});

test('the messenger fills the phone, and a conversation works on two phones', async () => {
  const visitor = await stage.person(PHONE);
  await visitor.goto(stage.website);
  expect(await overhang(visitor)).toBe(0);
  await openMessenger(visitor);
  const messenger = visitor.getByRole('dialog', { name: 'Chat with us' });
  // It slides in.
  await expect.poll(() => messenger.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
  await write(visitor, 'Written on a phone, with averylongwordthatdoesnotfitonthescreenofaphone');
  await staff.goto(`${stage.address}/inbox`);
  await openConversation(staff, 'Written on a phone');
  expect(await overhang(staff)).toBe(0);
  await reply(staff, 'Answered on a phone');
  await visitor.getByText('Answered on a phone').waitFor();
  await staff.getByRole('button', { name: 'Back to the list' }).tap();
  await staff.getByRole('searchbox', { name: 'Search conversations' }).waitFor();
  await visitor.getByRole('button', { name: 'Close' }).tap();
  await visitor.getByRole('dialog', { name: 'Chat with us' }).waitFor({ state: 'hidden' });
});

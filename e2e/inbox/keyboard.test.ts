import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '../acts.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let staff: Page;
let visitor: Page;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  visitor = await stage.person();
  await setUp(staff, stage);
});
afterAll(() => stage.close());

/** What has the focus, in the page or in the messenger's shadow. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });

/** Tabs on until something of that name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 30; steps++) {
    await page.keyboard.press('Tab');
    const label = await focused(page);
    if (typeof name === 'string' ? label === name : name.test(label)) return;
  }
  throw new Error(`No ${String(name)} within 30 tabs`);
}

test('the messenger opens, sends and closes by keys, and gives the focus back', async () => {
  await visitor.goto(stage.website);
  await visitor.getByRole('button', { name: 'Chat with us' }).waitFor();
  await tabTo(visitor, 'Chat with us');
  await visitor.keyboard.press('Enter');
  await visitor.getByRole('dialog', { name: 'Chat with us' }).waitFor();
  await visitor.getByRole('button', { name: 'Send us a message' }).waitFor();
  await tabTo(visitor, 'Send us a message');
  await visitor.keyboard.press('Enter');
  await expect.poll(() => focused(visitor)).toBe('Write a message…');
  await visitor.keyboard.type('Is the shop open?');
  await visitor.keyboard.press('Enter');
  await visitor.getByRole('log').getByText('Is the shop open?').waitFor();
  expect(await focused(visitor)).toBe('Write a message…');
  await visitor.keyboard.press('Escape');
  await visitor.getByRole('dialog', { name: 'Chat with us' }).waitFor({ state: 'hidden' });
  expect(await focused(visitor)).toBe('Chat with us');
});

test('from anywhere to the Inbox by the palette', async () => {
  await staff.goto(stage.address);
  await staff.getByRole('heading', { name: /Ada/ }).waitFor();
  await staff.keyboard.press('Control+k');
  await staff.getByRole('textbox', { name: 'Search' }).waitFor();
  await staff.keyboard.type('inbox');
  await staff.keyboard.press('Enter');
  await staff.waitForURL(/\/inbox/);
  await staff.getByText('Is the shop open?').first().waitFor();
});

test('open, answer, and resolve without the mouse', async () => {
  await staff.keyboard.press('j');
  await staff.keyboard.press('Enter');
  await staff.getByRole('log', { name: 'Messages' }).getByText('Is the shop open?').waitFor();
  await staff.keyboard.press('r');
  await expect.poll(() => focused(staff)).toBe('Write a reply');
  await staff.keyboard.type('Until six.');
  await staff.keyboard.press('Control+Enter');
  await visitor.getByRole('button', { name: 'Chat with us (1)' }).waitFor();
  await visitor.keyboard.press('Enter');
  await visitor.getByRole('log').getByText('Until six.').waitFor();
  await staff.keyboard.press('Escape');
  await staff.keyboard.press('e');
  await staff.getByText('Ada Admin resolved this conversation').waitFor();
  await visitor.getByText('This conversation is resolved').waitFor();
});

test('the list of keys is one key away, and closes by another', async () => {
  await staff.keyboard.press('Shift+?');
  const help = staff.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Resolve or reopen').waitFor();
  await staff.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await staff.keyboard.press('g');
  await staff.keyboard.press('c');
  await staff.waitForURL(/\/clients/);
});

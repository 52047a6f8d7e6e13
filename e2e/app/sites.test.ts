import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sites } from '@atrium/contract/sites/sites.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMessenger, setUp } from '../acts.ts';
import { call } from '../call.ts';
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

test('a new site shows the snippet that goes into the page', async () => {
  await staff.goto(`${stage.address}/sites`);
  await staff.getByRole('button', { name: 'New site' }).first().click();
  const form = staff.getByRole('dialog', { name: 'New site' });
  await form.getByLabel('Name').fill('Corner Shop');
  await form.getByLabel('Website').fill('https://www.shop.example/contact');
  await form.getByRole('button', { name: 'Create site' }).click();
  await staff.getByText("Site 'Corner Shop' was created.").waitFor();
  await staff.getByRole('heading', { name: 'Corner Shop' }).waitFor();
  const snippet = staff.locator('pre').first();
  await expect
    .poll(() => snippet.innerText())
    .toBe(
      `<script async src="${stage.address}/chat-widget.js"></script>\n` +
        `<script>window.ChatWidget = window.ChatWidget || []; ` +
        `ChatWidget.push(['setup', { siteId: 'corner-shop' }]);</script>`,
    );
  await staff.getByRole('tab', { name: 'Domains & chat' }).click();
  await staff.getByText('shop.example').first().waitFor();
});

test('on a website that is not allowed it does not start and says why', async () => {
  const said: string[] = [];
  const other = await stage.person();
  other.on('console', (message) => said.push(message.text()));
  const tag = `<script async src="${stage.address}/chat-widget.js" data-site-id="corner-shop">`;
  const website = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>A copied snippet</title>${tag}</script>`);
  }).listen(0);
  const { port } = website.address() as AddressInfo;
  await other.goto(`http://localhost:${port}`);
  await expect.poll(() => said.join('\n')).toContain('Atrium: ');
  expect(said.join('\n')).toMatch(/allowed domains/);
  expect(await other.getByRole('button', { name: 'Chat with us' }).count()).toBe(0);
  website.close();
});

test('the preview follows what is typed, and the open website what is published', async () => {
  await visitor.goto(stage.website);
  await openMessenger(visitor);
  const moved: string[] = [];
  visitor.on('framenavigated', (frame) => moved.push(frame.url()));

  const rows = await call(staff, sites.list);
  const demo = rows.find(({ site_id }) => site_id === 'demo');
  await staff.goto(`${stage.address}/sites/${demo?.id}`);
  const preview = staff.frameLocator('iframe[title="Live preview of the messenger"]');
  await preview.getByRole('dialog', { name: 'Chat with us' }).waitFor();
  await staff.getByRole('textbox', { name: 'Title' }).fill('Ask the baker');
  await preview.getByRole('dialog', { name: 'Ask the baker' }).waitFor();
  await staff.getByLabel('Welcome text').fill('Fresh bread from **six**.');
  await preview.getByText('Fresh bread from six.').waitFor();
  await staff.getByRole('textbox', { name: 'Color' }).fill('#b45309');
  await staff.getByRole('textbox', { name: 'Color' }).press('Tab');
  const launcher = preview.getByRole('button', { name: 'Ask the baker' });
  const background = () => launcher.evaluate((each) => getComputedStyle(each).backgroundColor);
  await expect.poll(background).toBe('rgb(180, 83, 9)');
  expect(await visitor.getByText('Fresh bread from six.').count()).toBe(0);

  await staff.getByRole('button', { name: 'Publish changes' }).click();
  await staff.getByText('Published.').waitFor();
  await visitor.getByRole('dialog', { name: 'Ask the baker' }).waitFor();
  await visitor.getByText('Fresh bread from six.').waitFor();
  await visitor.getByRole('button', { name: 'Ask the baker' }).waitFor();
  expect(moved).toEqual([]);
});

test('what was published before can be brought back', async () => {
  await staff.getByRole('tab', { name: 'History' }).click();
  await staff.getByRole('button', { name: 'Restore' }).last().click();
  await staff.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await staff.getByText('is live again').waitFor();
  await visitor.getByRole('dialog', { name: 'Chat with us' }).waitFor();
});

test('unpublished changes are not lost by a click', async () => {
  await staff.getByRole('tab', { name: 'Appearance' }).click();
  await staff.getByRole('textbox', { name: 'Title' }).fill('Half a thought');
  await staff.getByRole('link', { name: 'Clients' }).click();
  await staff.getByRole('dialog', { name: 'Discard your changes?' }).waitFor();
  await staff.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await staff.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Half a thought');
});

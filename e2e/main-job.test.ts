import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveEmail, openMessenger, reply, setUp, write } from './acts.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let staff: Page;
let visitor: Page;
/** Refusals of the host page's strict policy, and errors thrown into it. */
const faults: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  visitor = await stage.person({ viewport: { width: 1100, height: 800 } });
  visitor.on('pageerror', (error) => faults.push(error.message));
  visitor.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  await setUp(staff, stage);
  await staff.goto(`${stage.address}/inbox`);
  await staff.getByText('No conversations yet').first().waitFor();
});
afterAll(() => stage.close());

test('a message from another origin appears in the open Inbox, with a client', async () => {
  await visitor.goto(`${stage.website}/?utm_source=google&utm_campaign=spring`);
  await openMessenger(visitor);
  await write(visitor, 'Do you bake wedding cakes?');
  await staff.getByText('Do you bake wedding cakes?').first().waitFor();
  await leaveEmail(visitor, 'Kim@Example.com');
  await staff.getByText('kim@example.com').first().waitFor();
});

test('the answer appears in the messenger, and both see it after a reload', async () => {
  await staff.getByText('kim@example.com').first().click();
  await reply(staff, 'Yes, from **$90**.');
  await visitor.getByText('Yes, from $90.').waitFor();
  await Promise.all([visitor.reload(), staff.reload()]);
  for (const page of [visitor, staff]) {
    await page.getByText('Do you bake wedding cakes?').last().waitFor();
    await page.getByText('Yes, from $90.').last().waitFor();
  }
});

test('after kill -9 and a restart everything is there, and goes on', async () => {
  await stage.crash();
  await write(visitor, 'And for 40 people?');
  await staff.getByText('And for 40 people?').last().waitFor({ timeout: 60_000 });
  await staff.reload();
  for (const text of ['Do you bake wedding cakes?', 'Yes, from $90.', 'And for 40 people?']) {
    await staff.getByText(text).last().waitFor();
  }
  await reply(staff, 'Then $240.');
  await visitor.getByText('Then $240.').waitFor({ timeout: 60_000 });
});

test('the client page shows who it is, the stage and the visits', async () => {
  await staff.goto(`${stage.address}/clients`);
  await staff.getByRole('link', { name: 'kim@example.com' }).click();
  await staff.getByText('kim@example.com').first().waitFor();
  await staff.getByText('Lead').first().waitFor();
});

test('nothing was refused by the strict policy of the host page, nor thrown into it', () => {
  expect(faults).toEqual([]);
});

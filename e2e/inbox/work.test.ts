import { cannedReplies, labels } from '@atrium/contract/inbox/organizing.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveEmail, openConversation, openMessenger, reply, setUp, write } from '../acts.ts';
import { call } from '../call.ts';
import { openStage, type Stage } from '../stage.ts';

const CAKE = 'Do you bake wedding cakes?';

let stage: Stage;
let staff: Page;
let kim: Page;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  await setUp(staff, stage);
  await call(staff, labels.create, { body: { name: 'Sales', color: 'green' } });
  await call(staff, cannedReplies.create, {
    body: { shortcut: 'hours', content: 'We bake from **6 to 14**.' },
  });
  await staff.goto(`${stage.address}/inbox`);
  kim = await visitorWhoWrites(CAKE);
  await leaveEmail(kim, 'kim@example.com');
});
afterAll(() => stage.close());

async function visitorWhoWrites(text: string): Promise<Page> {
  const visitor = await stage.person();
  await visitor.goto(stage.website);
  await openMessenger(visitor);
  await write(visitor, text);
  await visitor.getByText('Sent', { exact: false }).first().waitFor();
  return visitor;
}

async function openMerge() {
  await pane().getByRole('button', { name: 'More actions' }).click();
  await staff.getByRole('menuitem', { name: 'Merge into…' }).click();
  return staff.getByRole('dialog', { name: 'Merge this conversation' });
}

const list = () => staff.getByRole('region', { name: 'Conversations' });
const pane = () => staff.getByRole('region', { name: 'Conversation', exact: true });
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const status = (word: string) => pane().getByText(word, { exact: true });

test('unread messages are counted at the room and in the window’s title', async () => {
  await staff.goto(stage.address);
  await staff.getByRole('link', { name: /Inbox.*1 unread/ }).waitFor();
  await expect.poll(() => staff.title()).toMatch(/^\(1\) /);
  await staff.goto(`${stage.address}/inbox`);
  await openConversation(staff, CAKE);
  await expect.poll(() => staff.title()).not.toMatch(/^\(/);
  await kim.getByText('Seen').waitFor();
});

test('a canned reply is taken by its slash and reaches the visitor', async () => {
  const field = staff.getByRole('textbox', { name: 'Write a reply' });
  await field.pressSequentially('/hou');
  await staff.getByRole('option', { name: /\/hours/ }).waitFor();
  await field.press('Enter');
  await field.press('Control+Enter');
  await log(kim).getByText('We bake from 6 to 14.').waitFor();
});

test('undo takes the message away on both sides and back into the field', async () => {
  await reply(staff, 'That costs $9000.');
  await log(kim).getByText('That costs $9000.').waitFor();
  await pane().getByRole('button', { name: 'Undo' }).click();
  await log(kim).getByText('That costs $9000.').waitFor({ state: 'detached' });
  await log(staff).getByText('That costs $9000.').waitFor({ state: 'detached' });
  await expect
    .poll(() => staff.getByRole('textbox', { name: 'Write a reply' }).inputValue())
    .toBe('That costs $9000.');
  await staff.getByRole('textbox', { name: 'Write a reply' }).fill('');
});

test('label and priority stand in the list', async () => {
  await pane().getByRole('button', { name: 'Labels' }).click();
  await staff.getByRole('option', { name: 'Sales' }).click();
  await staff.keyboard.press('Escape');
  await list().getByText('Sales').waitFor();
  await pane().getByRole('button', { name: 'More actions' }).click();
  await staff.getByRole('menuitem', { name: 'Urgent' }).click();
  await list().getByText('Urgent').waitFor();
});

test('snoozed it leaves the list, and comes back when the visitor writes', async () => {
  await pane().getByRole('button', { name: 'Snooze' }).click();
  await staff.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
  await list().getByText('All done').waitFor();
  await list().getByRole('button', { name: 'More', exact: true }).click();
  await staff.getByRole('menuitem', { name: /^Snoozed 1$/ }).click();
  await list().getByText('kim@example.com').waitFor();
  await list()
    .getByRole('button', { name: /^All open/ })
    .click();
  await write(kim, 'It is for 60 people.');
  await list().getByText('It is for 60 people.').waitFor();
});

test('resolved and reopened by one key, and the visitor is told', async () => {
  await openConversation(staff, 'It is for 60 people.');
  await staff.getByRole('textbox', { name: 'Write a reply' }).press('Escape');
  await staff.keyboard.press('e');
  await status('Resolved').waitFor();
  await kim.getByText('This conversation is resolved').waitFor();
  await staff.keyboard.press('e');
  await status('Open').waitFor();
  await kim.getByText('This conversation is resolved').waitFor({ state: 'detached' });
});

test('search finds a conversation by a word of a message', async () => {
  const other = await visitorWhoWrites('My croissant was cold.');
  await list().getByText('My croissant was cold.').waitFor();
  await staff.getByRole('searchbox', { name: 'Search conversations' }).fill('wedding');
  await list().getByText('My croissant was cold.').waitFor({ state: 'detached' });
  await list().getByText('kim@example.com').waitFor();
  await staff.getByRole('searchbox', { name: 'Search conversations' }).fill('zeppelin');
  await list().getByText('Nothing matches').waitFor();
  await list().getByRole('button', { name: 'Clear search and filters' }).click();
  await leaveEmail(other, 'kim@example.com');
});

test('two conversations of one person are merged, for the visitor too', async () => {
  await kim.getByRole('button', { name: 'Back' }).click();
  await kim.getByRole('button', { name: 'All conversations' }).click();
  await kim.getByRole('button', { name: 'New conversation' }).click();
  await write(kim, 'One more thing: candles?');
  await openConversation(staff, 'One more thing: candles?');
  const dialog = await openMerge();
  await dialog.getByRole('radio', { name: CAKE }).check();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await log(staff).getByText('One more thing: candles?').waitFor();
  await log(staff).getByText(CAKE).waitFor();
  await write(kim, 'With candles, please.');
  await log(staff).getByText('With candles, please.').waitFor();
  await log(kim).getByText(CAKE).waitFor();
});

test('whoever only typed the same e-mail is not merged with the one who owns it', async () => {
  await openConversation(staff, 'My croissant was cold.');
  const dialog = await openMerge();
  await dialog.getByRole('radio', { name: CAKE }).check();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await staff.getByText('the e-mail is not verified in both').waitFor();
});

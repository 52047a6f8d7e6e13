import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, openConversation, openMessenger, reply, setUp, write } from '../acts.ts';
import { openStage, type Stage } from '../stage.ts';

const QUESTION = 'Can you print my flyers by Friday?';
const BEN = { first_name: 'Ben', last_name: 'Baker', email: 'ben@acme.example' };

let stage: Stage;
let ada: Page;
let ben: Page;
let visitor: Page;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.person();
  await setUp(ada, stage);
  ben = await hire(ada, stage, BEN);
  await ada.goto(`${stage.address}/inbox`);
  visitor = await stage.person();
  await visitor.goto(stage.website);
  await openMessenger(visitor);
  await write(visitor, QUESTION);
  await openConversation(ada, QUESTION);
});
afterAll(() => stage.close());

const list = (page: Page) => page.getByRole('region', { name: 'Conversations' });
const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });

test('what one assigns stands in the other’s list at once', async () => {
  await ben.getByRole('button', { name: /^Mine/ }).click();
  await ben.getByText('Nothing waits for you').waitFor();
  await ada.getByRole('button', { name: 'Unassigned: assign it' }).click();
  await ada.getByRole('combobox', { name: 'Search colleagues' }).fill('ben');
  await ada.keyboard.press('Enter');
  await list(ben).getByText(QUESTION).waitFor();
  await ben.getByRole('button', { name: 'Mine 1' }).waitFor();
});

test('they see that the other is there, and that he is replying', async () => {
  await openConversation(ben, QUESTION);
  await ada.getByText('Ben Baker is viewing').waitFor();
  await ben.getByText('Ada Admin is viewing').waitFor();
  // Typing is said every three seconds, so slowly enough to be said again.
  await Promise.all([
    ben
      .getByLabel('Write a reply')
      .pressSequentially('Let me look into the calendar of the press', { delay: 80 }),
    ada.getByText('Ben Baker is replying').waitFor(),
    visitor.getByText('Ben Baker is writing…').waitFor({ state: 'attached' }),
  ]);
  await ben.getByLabel('Write a reply').fill('');
});

test('who replies at the same moment is told, and may send anyway', async () => {
  const adaFirst = Promise.withResolvers<void>();
  await ben.route('**/messages', async (route) => {
    if (route.request().method() === 'POST') await adaFirst.promise;
    await route.continue();
  });
  await reply(ben, 'No, Monday at best.');
  await reply(ada, 'Yes, Thursday even.');
  await thread(visitor).getByText('Yes, Thursday even.').waitFor();
  adaFirst.resolve();
  await ben.getByText(/Ada Admin replied \d+ sec\. ago/).waitFor();
  expect(await thread(visitor).getByText('No, Monday at best.').count()).toBe(0);
  await ben.getByRole('button', { name: 'Send anyway' }).click();
  await thread(visitor).getByText('No, Monday at best.').waitFor();
  await ben.unroute('**/messages');
});

test('a note that mentions a colleague reaches him and not the visitor', async () => {
  await ben.goto(`${stage.address}/inbox`);
  await ben.getByRole('button', { name: 'More', exact: true }).last().click();
  await ben.getByRole('menuitem', { name: 'Mentions' }).click();
  await ben.getByText('Nobody mentioned you').waitFor();
  await ada.getByRole('button', { name: 'Note', exact: true }).click();
  const note = ada.getByRole('textbox', { name: 'Write an internal note' });
  await note.pressSequentially('Please check the price @be');
  await ada.getByRole('option', { name: 'Ben Baker' }).waitFor();
  await note.press('Enter');
  await note.press('Control+Enter');
  await list(ben)
    .getByText(/Please check the price @Ben.Baker/)
    .waitFor();
  await openConversation(ben, 'Please check the price');
  await thread(ben).getByText('Please check the price').waitFor();
  await reply(ben, 'Friday it is.');
  await thread(visitor).getByText('Friday it is.').waitFor();
  expect(await visitor.getByText('Please check the price').count()).toBe(0);
});

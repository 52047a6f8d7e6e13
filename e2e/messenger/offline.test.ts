import type { Page, Route, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversation, openMessenger, reply, setUp, write } from '../acts.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let staff: Page;
let visitor: Page;
/** Live connections that the visitor's tabs have at this moment. */
let sockets = 0;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  visitor = await stage.person();
  await setUp(staff, stage);
  await staff.goto(`${stage.address}/inbox`);
  countSockets(visitor);
  await visitor.goto(stage.website);
  await openMessenger(visitor);
  await write(visitor, 'First words');
  await openConversation(staff, 'First words');
});
afterAll(() => stage.close());

function countSockets(page: Page): void {
  page.on('websocket', (socket) => {
    sockets += 1;
    socket.on('close', () => (sockets -= 1));
  });
}

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
/** What was said, in the order of the screen, by its last word. */
async function numbersIn(page: Page): Promise<string[]> {
  const text = await log(page).innerText();
  return text.match(/number (one|two|three|four)/g) ?? [];
}

/** A page that was seen before can be loaded again without a connection. */
async function asFromCache(route: Route): Promise<void> {
  const answer = await fetch(route.request().url());
  const body = Buffer.from(await answer.arrayBuffer());
  const { 'content-encoding': _, ...headers } = Object.fromEntries(answer.headers);
  await route.fulfill({ status: answer.status, headers, body });
}

test('two tabs of one visitor show the same thread over one socket', async () => {
  const second = await visitor.context().newPage();
  countSockets(second);
  await second.goto(stage.website);
  await openMessenger(second);
  await second.getByRole('button', { name: 'Continue the conversation' }).click();
  await log(second).getByText('First words').waitFor();
  await write(second, 'number one');
  await log(visitor).getByText('number one').waitFor();
  await reply(staff, 'Heard in both');
  for (const tab of [visitor, second]) await log(tab).getByText('Heard in both').waitFor();
  await log(staff).getByText('number one').waitFor();
  expect(sockets).toBe(1);
  await second.close();
});

/** Cuts a person's line, as a tunnel does, and brings it back. The emulation alone leaves open sockets open. */
async function cuttable(page: Page) {
  const context = page.context();
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await context.routeWebSocket(/\/realtime$/, (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    open.add(socket);
  });
  return async (cut: boolean) => {
    isCut = cut;
    await context.setOffline(cut);
    if (cut) for (const socket of open) await socket.close();
    open.clear();
  };
}

test('written offline and over a reload, they arrive once and in order', async () => {
  const traveler = await stage.person();
  const cut = await cuttable(traveler);
  await traveler.goto(stage.website);
  await openMessenger(traveler);
  await write(traveler, 'number one');
  await openConversation(staff, 'number one');
  await log(traveler).getByText('Seen').waitFor();

  await cut(true);
  for (const text of ['number two', 'number three']) await write(traveler, text);
  await log(traveler).getByText('Waiting for a connection').first().waitFor();
  await traveler.context().route((url) => !url.pathname.startsWith('/api/v1/'), asFromCache);
  await traveler.reload();
  await log(traveler).getByText('number three').waitFor();
  await write(traveler, 'number four');
  await log(traveler).getByText('number four').waitFor();
  expect(await log(staff).getByText('number two').count()).toBe(0);

  await cut(false);
  await log(staff).getByText('number four').waitFor();
  const all = ['number one', 'number two', 'number three', 'number four'];
  expect(await numbersIn(staff)).toEqual(all);
  await log(traveler).getByText('Waiting for a connection').waitFor({ state: 'detached' });
  expect(await numbersIn(traveler)).toEqual(all);
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConversation, openMessenger, setUp, write } from '../acts.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let staff: Page;
let kim: Page;
let thief: Page;
/** Kim's conversation and token: what a thief may have seen over a shoulder, and what he may not have. */
let conversation: string;
let token: string;

beforeAll(async () => {
  stage = await openStage();
  staff = await stage.person();
  await setUp(staff, stage);
  await staff.goto(`${stage.address}/inbox`);
  [kim, thief] = [await visitorWhoWrites('Meet me at 8'), await visitorWhoWrites('Just looking')];
  await openConversation(staff, 'Meet me at 8');
  conversation = new URL(staff.url()).pathname.split('/').at(-1) ?? '';
  token = await tokenOf(kim);
});
afterAll(() => stage.close());

async function visitorWhoWrites(text: string): Promise<Page> {
  const visitor = await stage.person();
  await visitor.goto(stage.website);
  await openMessenger(visitor);
  await write(visitor, text);
  await staff.getByText(text).first().waitFor();
  return visitor;
}

const tokenOf = (page: Page) =>
  page.evaluate(() => localStorage.getItem('atrium:demo:token') ?? '');

interface Call {
  path: string;
  bearer: string;
  body?: unknown;
}

/** Asks from within the page, as a script of the page would. */
function from(page: Page, { path, bearer, body }: Call) {
  return page.evaluate(
    async ({ address, bearer, body }) => {
      const answer = await fetch(address, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: answer.status, text: await answer.text() };
    },
    { address: `${stage.address}/api/v1/messenger${path}`, bearer, body },
  );
}

test('another visitor’s conversation is not there for a thief who knows its id', async () => {
  const bearer = await tokenOf(thief);
  const read = await from(thief, { path: `/conversations/${conversation}/messages`, bearer });
  expect(read.status).toBe(404);
  const body = {
    id: crypto.randomUUID(),
    conversation_id: conversation,
    content: 'Send the money elsewhere',
  };
  expect((await from(thief, { path: '/messages', bearer, body })).status).toBe(404);
  const seen = await from(thief, {
    path: `/conversations/${conversation}/read`,
    bearer,
    body: { seq: 1 },
  });
  expect(seen.status).toBe(404);
  const own = await from(thief, { path: '/conversations', bearer });
  expect(own.text).toContain('Just looking');
  expect(own.text).not.toContain('Meet me at 8');
});

test('nor over the socket', async () => {
  const bearer = await tokenOf(thief);
  const heard = await thief.evaluate(
    ({ address, bearer, conversation }) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        const heard: string[] = [];
        const say = (frame: object) => socket.send(JSON.stringify(frame));
        socket.addEventListener('open', () => {
          say({ type: 'hello', token: bearer });
        });
        socket.addEventListener('close', (event) => resolve(`${heard.join()} ${event.code}`));
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          heard.push(data);
          const { type } = JSON.parse(data) as { type: string };
          if (type === 'ready') {
            say({ type: 'resume', conversation_id: conversation, after_seq: 0 });
            say({ type: 'ping' });
          }
          // Answers come in order: what follows the question came before this.
          if (type === 'pong') resolve(heard.join('\n'));
        });
      }),
    {
      address: `${stage.address.replace('http', 'ws')}/api/v1/messenger/realtime`,
      bearer,
      conversation,
    },
  );
  expect(heard).toContain('pong');
  expect(heard).not.toContain('Meet me at 8');
});

test('a token that was changed, or is for staff, opens nothing', async () => {
  const [head, , signature] = token.split('.');
  const forged = [head, Buffer.from('{"sub":"1"}').toString('base64url'), signature].join('.');
  const staffToken = (await staff.context().cookies()).find(({ value }) =>
    value.includes('.'),
  )?.value;
  for (const bearer of ['', 'x', forged, `${token}x`, staffToken ?? '']) {
    const answer = await from(thief, { path: '/conversations', bearer });
    expect(answer.status, bearer).toBe(401);
  }
});

test('a visitor’s token opens no door of the staff', async () => {
  for (const path of ['/conversations', `/conversations/${conversation}`, '/clients', '/users']) {
    const answer = await staff
      .context()
      .browser()
      ?.newContext()
      .then(async (context) => {
        const got = await context.request.get(`${stage.address}/api/v1${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        await context.close();
        return got.status();
      });
    expect(answer, path).toBe(401);
  }
});

test('after all this Kim’s thread is as it was', async () => {
  const text = await kim.getByRole('log', { name: 'Messages' }).innerText();
  expect(text).toContain('Meet me at 8');
  expect(text).not.toContain('Send the money elsewhere');
});

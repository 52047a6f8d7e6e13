import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { SNAPSHOT_AFTER, SNAPSHOT_MESSAGES } from '@atrium/contract/inbox/limits.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../../../../testing/realtime/house.ts';
import type { Guest, Staff } from '../../../../testing/test-app.ts';

let house: House;
let ada: Staff;
let site: { id: number; site_id: string };
let guest: Guest;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  ada = await house.organization();
  site = await house.site(ada);
  guest = await house.visitor(site);
});

async function reply(conversation: string, content: string, rest: object = {}) {
  const body = { id: uuidv7(), content, last_seen_seq: 0, send_anyway: true, ...rest };
  const answer = await ada.call('POST', `/conversations/${conversation}/messages`, body);
  expect(answer.statusCode).toBe(200);
  return answer.json<{ seq: number; id: string }>();
}

test('a message goes from the visitor to staff and the answer comes back', async () => {
  const agent = await house.agent(ada);
  const tab = await house.tab(guest);
  const ack = await house.write(tab, 'Is anybody there?');
  expect(ack).toMatchObject({ seq: 1, created_at: house.now().toISOString() });
  const { conversation } = await agent.next('conversation');
  expect(conversation).toMatchObject({ id: ack.conversation_id, unread_count: 1 });
  agent.say({ type: 'watch', conversation_id: ack.conversation_id, after_seq: 0 });
  const shown = await agent.next('message');
  expect(shown.message).toMatchObject({
    id: ack.id,
    seq: 1,
    content: 'Is anybody there?',
    author_type: 'visitor',
  });
  await reply(ack.conversation_id, 'Yes.');
  const answer = await tab.next('message', ({ message }) => message.seq === 2);
  expect(answer.message).toMatchObject({
    content: 'Yes.',
    author_name: ada.name,
    author_type: 'user',
  });
  expect((await agent.next('message')).message).toEqual(answer.message);
});

test('what is pushed is exactly what the history says', async () => {
  const agent = await house.agent(ada);
  const tab = await house.tab(guest);
  const { conversation_id } = await house.write(tab, '  **Bold** & <b>\n🙂 ');
  agent.say({ type: 'watch', conversation_id, after_seq: 1 });
  await reply(conversation_id, 'A reply');
  await house.write(tab, 'Two', conversation_id);
  await agent.next('message', ({ message }) => message.seq === 3);
  const history = await ada.call('GET', `/conversations/${conversation_id}/messages`);
  expect(agent.all('message').map((push) => push.message)).toEqual(
    history.json<unknown[]>().slice(1),
  );
  const own = await guest.call('GET', `/messenger/conversations/${conversation_id}/messages`);
  expect(tab.all('message').map((push) => push.message)).toEqual(own.json());
});

test('a repeat gets the first acknowledgement, on any connection and after any time', async () => {
  const tab = await house.tab(guest);
  const message = { id: uuidv7(), content: 'Once' };
  tab.say({ type: 'send', message });
  tab.say({ type: 'send', message });
  const [first, second] = [await tab.next('ack'), await tab.next('ack')];
  house.pass(600_000);
  const other = await house.tab(guest);
  other.say({
    type: 'send',
    message: { ...message, content: 'Other', conversation_id: first.conversation_id },
  });
  const third = await other.next('ack');
  const overHttp = await guest.call('POST', '/messenger/messages', message);
  expect([second, third, { type: 'ack', ...overHttp.json<object>() }]).toEqual([
    first,
    first,
    first,
  ]);
  const rows = await house.rows('SELECT content FROM messages WHERE conversation_id = $1', [
    first.conversation_id,
  ]);
  expect(rows).toEqual([{ content: 'Once' }]);
});

test('two first messages at once, from two tabs, end in one conversation', async () => {
  const [left, right] = [await house.tab(guest), await house.tab(guest)];
  const [one, two] = await Promise.all([house.write(left, 'a'), house.write(right, 'b')]);
  expect(one.conversation_id).toBe(two.conversation_id);
  expect([one.seq, two.seq].toSorted((a, b) => a - b)).toEqual([1, 2]);
});

test('the other tab hears of the conversation and resumes it', async () => {
  const [left, right] = [await house.tab(guest), await house.tab(guest)];
  const { conversation_id } = await house.write(left, 'a');
  const { thread } = await right.next('thread');
  expect(thread).toMatchObject({ id: conversation_id, last_seq: 1 });
  right.say({ type: 'resume', conversation_id, after_seq: 0 });
  await house.write(left, 'b', conversation_id);
  await right.next('message', ({ message }) => message.seq === 2);
  expect(right.all('message').map(({ message }) => message.content)).toEqual(['a', 'b']);
});

test('a connection goes on after the number it has', async () => {
  const first = await house.tab(guest);
  const { conversation_id } = await house.write(first, 'one');
  await first.close();
  for (const content of ['two', 'three']) await reply(conversation_id, content);
  const second = await house.tab(guest, { [conversation_id]: 1 });
  await second.settled();
  expect(second.all('message').map(({ message }) => message.seq)).toEqual([2, 3]);
  second.say({ type: 'resume', conversation_id, after_seq: 2 });
  await second.settled();
  expect(second.all('message').map(({ message }) => message.seq)).toEqual([2, 3, 3]);
});

test('a position that the server never gave is no hindrance', async () => {
  const first = await house.tab(guest);
  const { conversation_id } = await house.write(first, 'one');
  const ahead = await house.tab(guest, { [conversation_id]: 2_000_000, [uuidv7()]: 5 });
  await ahead.settled();
  await reply(conversation_id, 'two');
  await first.next('message', ({ message }) => message.seq === 2);
  await ahead.next('message', ({ message }) => message.seq === 2);
});

async function fill(conversation_id: string, to: number): Promise<void> {
  await house.rows(
    `WITH added AS (INSERT INTO messages (org_id, conversation_id, seq, client_message_id, author_type, kind, content, created_at)
       SELECT org_id, id, n, gen_random_uuid(), 'visitor', 'text', 'line ' || n, now()
       FROM conversations, generate_series(last_seq + 1, $2::int) n WHERE id = $1)
     UPDATE conversations SET last_seq = $2 WHERE id = $1`,
    [conversation_id, to],
  );
}

test('who is exactly as far behind as allowed gets all, one further gets the newest', async () => {
  const tab = await house.tab(guest);
  const { conversation_id } = await house.write(tab, 'line 1');
  await fill(conversation_id, SNAPSHOT_AFTER + 1);
  const near = await house.tab(guest, { [conversation_id]: 1 });
  await near.settled();
  expect(near.all('snapshot')).toEqual([]);
  expect(near.all('message').map(({ message }) => message.seq)).toEqual(
    Array.from({ length: SNAPSHOT_AFTER }, (_none, index) => index + 2),
  );
  const far = await house.tab(guest, { [conversation_id]: 0 });
  const { messages } = await far.next('snapshot');
  expect(messages).toHaveLength(SNAPSHOT_MESSAGES);
  expect(messages.at(-1)?.seq).toBe(SNAPSHOT_AFTER + 1);
  const agent = await house.agent(ada);
  agent.say({ type: 'watch', conversation_id, after_seq: 0 });
  expect((await agent.next('snapshot')).messages).toEqual(messages);
  await reply(conversation_id, 'on it goes');
  await far.next('message', ({ message }) => message.seq === SNAPSHOT_AFTER + 2);
  await agent.next('message', ({ message }) => message.seq === SNAPSHOT_AFTER + 2);
  expect(far.all('message')).toHaveLength(1);
});

test('a screen that leaves does not take others from the conversation with it', async () => {
  const writer = await house.tab(guest);
  const { conversation_id } = await house.write(writer, 'one');
  // One begins to follow in the very moment in which another leaves, many times over.
  for (let round = 0; round < 10; round++) {
    const [leaving, staying] = [await house.agent(ada), await house.agent(ada)];
    leaving.say({ type: 'watch', conversation_id, after_seq: 0 });
    await leaving.settled();
    await writer.close();
    staying.say({ type: 'watch', conversation_id, after_seq: 0 });
    leaving.say({ type: 'unwatch', conversation_id });
    await reply(conversation_id, `round ${round}`);
    await staying.next('message', ({ message }) => message.content === `round ${round}`);
    leaving.cut();
    await staying.close();
  }
});

test('notes are for staff: no push, no number, no preview reaches the visitor', async () => {
  const agent = await house.agent(ada);
  const tab = await house.tab(guest);
  const { conversation_id } = await house.write(tab, 'one');
  agent.say({ type: 'watch', conversation_id, after_seq: 1 });
  await reply(conversation_id, 'A secret about you', { kind: 'note' });
  await reply(conversation_id, 'Hello');
  await agent.next('message', ({ message }) => message.seq === 3);
  await tab.next('message', ({ message }) => message.seq === 3);
  await tab.settled();
  expect(agent.all('message').map(({ message }) => message.kind)).toEqual(['note', 'text']);
  const resumed = await house.tab(guest, { [conversation_id]: 0 });
  await resumed.settled();
  expect(JSON.stringify([tab.received, resumed.received])).not.toContain('secret');
});

test('a message taken back is empty on both sides', async () => {
  const agent = await house.agent(ada);
  const tab = await house.tab(guest);
  const { conversation_id } = await house.write(tab, 'one');
  agent.say({ type: 'watch', conversation_id, after_seq: 1 });
  const { seq } = await reply(conversation_id, 'Wrong window');
  await tab.next('message', ({ message }) => message.seq === seq);
  await agent.next('message', ({ message }) => message.seq === seq);
  const answer = await ada.call('DELETE', `/conversations/${conversation_id}/messages/${seq}`);
  expect(answer.statusCode).toBe(204);
  const shown = [
    await tab.next('message', ({ message }) => message.deleted_at !== null),
    await agent.next('message', ({ message }) => message.deleted_at !== null),
  ];
  for (const { message } of shown) expect(message).toMatchObject({ seq, content: '' });
});

test('a conversation of somebody else cannot be followed, read or written to', async () => {
  const tab = await house.tab(guest);
  const { conversation_id } = await house.write(tab, 'mine');
  const stranger = await house.tab(await house.visitor(site), { [conversation_id]: 0 });
  stranger.say({ type: 'resume', conversation_id, after_seq: 0 });
  stranger.say({ type: 'typing', conversation_id });
  stranger.say({ type: 'send', message: { id: uuidv7(), conversation_id, content: 'in yours' } });
  const { problem, retry } = await stranger.next('nack');
  expect([problem.code, retry]).toEqual(['not_found', false]);
  await reply(conversation_id, 'for you');
  await tab.next('message', ({ message }) => message.seq === 2);
  await stranger.settled();
  expect(stranger.received.map((push) => push.type)).toEqual(['ready', 'nack', 'pong']);
  const foreign = await house.agent(await house.organization());
  foreign.say({ type: 'watch', conversation_id, after_seq: 0 });
  await foreign.settled();
  expect(foreign.all('message')).toEqual([]);
});

test('a blocked visitor is told so and nothing is written', async () => {
  const tab = await house.tab(guest);
  const { conversation_id } = await house.write(tab, 'rude');
  const { version } = (await ada.call('GET', `/conversations/${conversation_id}`)).json<{
    version: number;
  }>();
  const body = { is_blocked: true, version };
  const answer = await ada.call('PATCH', `/conversations/${conversation_id}`, body);
  expect(answer.statusCode).toBe(200);
  tab.say({ type: 'send', message: { id: uuidv7(), conversation_id, content: 'more' } });
  const { problem, retry } = await tab.next('nack');
  expect([problem.code, retry]).toEqual(['forbidden', false]);
  const rows = await house.rows('SELECT 1 FROM messages WHERE conversation_id = $1', [
    conversation_id,
  ]);
  expect(rows).toHaveLength(1);
});

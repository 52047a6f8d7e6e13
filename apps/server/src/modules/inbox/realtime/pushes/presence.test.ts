import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { PRESENCE_SECONDS } from '@atrium/contract/inbox/limits.ts';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openHouse, type House, type VisitorWire } from '../../../../testing/realtime/house.ts';
import type { Guest, Staff } from '../../../../testing/test-app.ts';

let house: House;
let ada: Staff;
let bo: Staff;
let site: { id: number; site_id: string };
let guest: Guest;
let tab: VisitorWire;
let conversation_id: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  vi.useRealTimers();
});
beforeEach(async () => {
  ada = await house.organization();
  bo = await house.colleague(ada);
  site = await house.site(ada);
  guest = await house.visitor(site);
  tab = await house.tab(guest);
  conversation_id = (await house.write(tab, 'Hello')).conversation_id;
});

test('read receipts go both ways', async () => {
  const agent = await house.agent(ada);
  const read = await ada.call('POST', `/conversations/${conversation_id}/read`, { seq: 1 });
  expect(read.statusCode).toBe(204);
  const { thread } = await tab.next('thread', (push) => push.thread.staff_read_seq === 1);
  expect(thread.id).toBe(conversation_id);
  await agent.next('conversation', ({ conversation }) => conversation.unread_count === 0);
  const body = { id: uuidv7(), content: 'Yes?', last_seen_seq: 1 };
  await ada.call('POST', `/conversations/${conversation_id}/messages`, body);
  await tab.next('thread', (push) => push.thread.unread_count === 1);
  tab.say({ type: 'read', conversation_id, seq: 2 });
  await tab.next('thread', (push) => push.thread.unread_count === 0);
  await agent.next('conversation', ({ conversation }) => conversation.visitor_read_seq === 2);
});

test('typing shows on the other side, and not to the one who types', async () => {
  const [left, right] = [await house.agent(ada), await house.agent(bo)];
  tab.say({ type: 'typing', conversation_id });
  expect(await left.next('typing')).toEqual({
    type: 'typing',
    conversation_id,
    author_name: 'Visitor',
    author_type: 'visitor',
  });
  await right.next('typing');
  left.say({ type: 'watch', conversation_id, after_seq: 0 });
  left.say({ type: 'typing', conversation_id });
  expect(await tab.next('typing')).toEqual({
    type: 'typing',
    conversation_id,
    author_name: ada.name,
  });
  expect(await right.next('typing')).toMatchObject({ author_type: 'user', author_name: ada.name });
  await left.settled();
  expect(left.all('typing')).toHaveLength(1);
});

test('colleagues see who looks at the same record, until he leaves', async () => {
  const [left, right] = [await house.agent(ada), await house.agent(bo)];
  const record = { entity: 'client', id: '7' };
  left.say({ type: 'viewing', ...record });
  right.say({ type: 'viewing', ...record });
  const seen = await left.next('viewing', ({ viewers }) => viewers.length === 1);
  expect(seen).toEqual({ type: 'viewing', ...record, viewers: [{ id: bo.id, name: bo.name }] });
  expect((await right.next('viewing', ({ viewers }) => viewers.length === 1)).viewers[0]?.id).toBe(
    ada.id,
  );
  right.cut();
  await left.next('viewing', ({ viewers }) => viewers.length === 0);
});

test('the visitor sees whether somebody is there: away and gone do not count', async () => {
  const agent = await house.agent(ada);
  expect((await agent.next('presence')).online_user_ids).toEqual([]);
  agent.say({ type: 'viewing', entity: null, id: null });
  expect((await tab.next('presence')).staff_online).toBe(true);
  expect((await agent.next('presence')).online_user_ids).toEqual([ada.id]);
  agent.say({ type: 'viewing', entity: null, id: null, away: true });
  expect((await tab.next('presence')).staff_online).toBe(false);
  agent.say({ type: 'viewing', entity: null, id: null });
  expect((await tab.next('presence')).staff_online).toBe(true);
  agent.cut();
  expect((await tab.next('presence')).staff_online).toBe(false);
});

test('without beats a person fades, and everybody is told', async () => {
  const [left, right] = [await house.agent(ada), await house.agent(bo)];
  left.say({ type: 'viewing', entity: 'client', id: '7' });
  right.say({ type: 'viewing', entity: 'client', id: '7' });
  await left.next('presence', ({ online_user_ids }) => online_user_ids.length === 2);
  await left.next('viewing', ({ viewers }) => viewers.length === 1);
  house.pass((PRESENCE_SECONDS - 10) * 1000);
  left.say({ type: 'viewing', entity: 'client', id: '7' });
  await left.settled();
  left.forget();
  house.pass(11_000);
  vi.advanceTimersByTime(5000);
  await left.next('presence', ({ online_user_ids }) => online_user_ids.length === 1);
  await left.next('viewing', ({ viewers }) => viewers.length === 0);
});

test('a mention reaches the one mentioned, wherever he is', async () => {
  const [left, right] = [await house.agent(ada), await house.agent(bo)];
  const body = {
    id: uuidv7(),
    kind: 'note',
    content: `@${bo.name} please look`,
    last_seen_seq: 1,
    mentioned_user_ids: [bo.id],
  };
  await ada.call('POST', `/conversations/${conversation_id}/messages`, body);
  expect(await right.next('mention')).toEqual({
    type: 'mention',
    conversation_id,
    seq: 2,
    author_name: ada.name,
    preview: body.content,
  });
  await left.next('conversation');
  await left.settled();
  expect(left.all('mention')).toEqual([]);
});

test('every change of a conversation or another record shows on open screens of its organization only', async () => {
  const agent = await house.agent(ada);
  const foreign = await house.agent(await house.organization());
  const current = (await ada.call('GET', `/conversations/${conversation_id}`)).json<{
    version: number;
  }>();
  const body = { assignee_id: bo.id, version: current.version };
  await bo.call('PATCH', `/conversations/${conversation_id}`, body);
  await agent.next('conversation', ({ conversation }) => conversation.assignee?.id === bo.id);
  await agent.next('record', ({ entity }) => entity === 'conversation');
  const client = await bo.call('POST', '/clients', { email: `${uuidv7()}@example.com` });
  const { id, version } = client.json<{ id: number; version: number }>();
  await bo.call('PATCH', `/clients/${id}`, { name: 'Eve', version });
  const push = await agent.next(
    'record',
    ({ entity, version: now }) => entity === 'client' && now > 1,
  );
  expect(push).toMatchObject({ id: String(id), version: 2, actor_id: bo.id, actor_name: bo.name });
  await foreign.settled();
  expect(foreign.received.map(({ type }) => type)).toEqual(['ready', 'presence', 'pong']);
});

test('pages of a changed site load its configuration again, pages of others do not', async () => {
  const other = await house.tab(await house.visitor(await house.site(ada)));
  const { version } = (await ada.call('GET', `/sites/${site.id}`)).json<{ version: number }>();
  const answer = await ada.call('PATCH', `/sites/${site.id}`, { name: 'New name', version });
  expect(answer.statusCode).toBe(200);
  await tab.next('config');
  await other.settled();
  expect(other.all('config')).toEqual([]);
});

test('a burst reaches a screen as few changes of the row, the last one true', async () => {
  const agent = await house.agent(ada);
  for (let n = 2; n <= 100; n++)
    tab.say({ type: 'send', message: { id: uuidv7(), conversation_id, content: `${n}` } });
  await agent.next('conversation', ({ conversation }) => conversation.last_seq === 100);
  expect(agent.all('conversation').length).toBeLessThan(100);
  expect(agent.all('conversation').at(-1)?.conversation.unread_count).toBe(100);
});

test('a visitor who has proven the e-mail hears of conversations begun on his other device', async () => {
  const email = `${uuidv7()}@example.com`;
  const phone = await house.tab(await verified(email));
  const desk = await house.tab(await verified(email));
  const begun = await house.write(phone, 'From the phone');
  const { thread } = await desk.next('thread');
  expect(thread.id).toBe(begun.conversation_id);
});

/** A visitor whose e-mail is proven by the code. */
async function verified(email: string): Promise<Guest> {
  const visitor = await house.visitor(site);
  await visitor.call('POST', '/messenger/verify/request', { email });
  const [mail] = await house.rows<{ subject: string }>(
    'SELECT subject FROM mails WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
    [email],
  );
  const code = /\d{6}/.exec(mail?.subject ?? '')?.[0];
  const answer = await visitor.call('POST', '/messenger/verify/confirm', { email, code });
  expect(answer.json()).toMatchObject({ visitor: { proof: 'verified' } });
  const { visitor_token: token } = answer.json<{ visitor_token: string }>();
  return { ...visitor, token };
}

import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { CLOSE, PING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { StaffPush, VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  openHouse,
  STAFF_PATH,
  VISITOR_PATH,
  type House,
  type StaffWire,
  type VisitorWire,
} from '../../../../testing/realtime/house.ts';
import { Wire } from '../../../../testing/realtime/wire.ts';
import type { Guest, Staff } from '../../../../testing/test-app.ts';

let house: House;
let ada: Staff;
let site: { id: number; site_id: string };
let guest: Guest;

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
  site = await house.site(ada);
  guest = await house.visitor(site);
});

function visitorWire(headers = {}): Promise<VisitorWire> {
  return new Wire<VisitorPush>(house.url + VISITOR_PATH, headers).opened();
}

function staffWire(headers = {}): Promise<StaffWire> {
  return new Wire<StaffPush>(house.url + STAFF_PATH, headers).opened();
}

test.each([
  ['no JSON', 'hello'],
  ['an unknown frame', { type: 'jump' }],
  ['a frame without its fields', { type: 'send' }],
  ['a field too many', { type: 'ping', extra: 1 }],
  ['a number out of range', { type: 'resume', conversation_id: uuidv7(), after_seq: -1 }],
  ['a list', '[]'],
])('%s closes with 4400', async (_name, frame) => {
  const wire = await house.tab(guest);
  wire.say(frame);
  expect((await wire.closed).code).toBe(CLOSE.malformed);
  const staff = await house.agent(ada);
  staff.say(frame);
  expect((await staff.closed).code).toBe(CLOSE.malformed);
});

test('a second hello closes with 4400', async () => {
  const wire = await house.tab(guest);
  wire.say({ type: 'hello', token: guest.token });
  expect((await wire.closed).code).toBe(CLOSE.malformed);
});

test('a frame of more than 128 KB closes with 1009, and the server goes on', async () => {
  const wire = await house.tab(guest);
  wire.say({ type: 'send', message: { id: uuidv7(), content: 'x'.repeat(200_000) } });
  expect((await wire.closed).code).toBe(CLOSE.tooLarge);
  await house.write(await house.tab(guest), 'still here');
});

test.each(['', 'nonsense', 'eyJhbGciOiJub25lIn0.e30.'])(
  'the token %j closes with 4401',
  async (token) => {
    const wire = await visitorWire();
    wire.say({ type: 'hello', token });
    expect((await wire.closed).code).toBe(CLOSE.unauthenticated);
    const staff = await staffWire();
    staff.say({ type: 'hello', token });
    expect((await staff.closed).code).toBe(CLOSE.unauthenticated);
  },
);

test('a visitor token opens no staff socket, a staff token no visitor socket', async () => {
  const staff = await staffWire();
  staff.say({ type: 'hello', token: guest.token });
  expect((await staff.closed).code).toBe(CLOSE.unauthenticated);
  const wire = await visitorWire();
  wire.say({ type: 'hello', token: ada.token });
  expect((await wire.closed).code).toBe(CLOSE.unauthenticated);
});

test('anything before the hello closes with 4401', async () => {
  const wire = await visitorWire();
  wire.say({ type: 'send', message: { id: uuidv7(), content: 'x' } });
  expect((await wire.closed).code).toBe(CLOSE.unauthenticated);
  const staff = await staffWire();
  staff.say({ type: 'watch', conversation_id: uuidv7(), after_seq: 0 });
  expect((await staff.closed).code).toBe(CLOSE.unauthenticated);
});

test('a staff socket without a valid session is refused at the handshake', async () => {
  const wire = new Wire<StaffPush>(house.url + STAFF_PATH, { authorization: 'Bearer nonsense' });
  const [refusal] = await new Promise<[{ statusCode?: number }]>((resolve) => {
    wire.socket.on('unexpected-response', (_request, response) => resolve([response]));
  });
  expect(refusal.statusCode).toBe(401);
  wire.cut();
});

test('a page of a wrong origin: 4403 for the visitor, no handshake for staff', async () => {
  const wire = await visitorWire({ origin: 'https://evil.example' });
  wire.say({ type: 'hello', token: guest.token });
  expect((await wire.closed).code).toBe(CLOSE.forbidden);
  const allowed = await visitorWire({ origin: 'https://shop.example' });
  allowed.say({ type: 'hello', token: guest.token });
  await allowed.next('ready');
  const staff = new Wire<StaffPush>(house.url + STAFF_PATH, {
    authorization: `Bearer ${ada.token}`,
    origin: 'https://evil.example',
  });
  const [refusal] = await new Promise<[{ statusCode?: number }]>((resolve) => {
    staff.socket.on('unexpected-response', (_request, response) => resolve([response]));
  });
  expect(refusal.statusCode).toBe(403);
  staff.cut();
});

test('a site that is switched off closes with 4403, open sockets too', async () => {
  const open = await house.tab(guest);
  const { version } = (await ada.call('GET', `/sites/${site.id}`)).json<{ version: number }>();
  const off = await ada.call('PATCH', `/sites/${site.id}`, { is_active: false, version });
  expect(off.statusCode).toBe(200);
  expect((await open.closed).code).toBe(CLOSE.forbidden);
  const wire = await visitorWire();
  wire.say({ type: 'hello', token: guest.token });
  expect((await wire.closed).code).toBe(CLOSE.forbidden);
});

test('signing out closes the sockets of that session with 4401, and no other', async () => {
  const other = await house.colleague(ada);
  const [leaving, staying] = [await house.agent(ada), await house.agent(other)];
  const answer = await ada.call('POST', '/auth/logout', { everywhere: false });
  expect(answer.statusCode).toBeLessThan(300);
  expect((await leaving.closed).code).toBe(CLOSE.unauthenticated);
  await staying.settled();
  const again = await staffWire();
  again.say({ type: 'hello', token: ada.token });
  expect((await again.closed).code).toBe(CLOSE.unauthenticated);
});

test('a deactivated user is out at once', async () => {
  const bo = await house.colleague(ada);
  const wire = await house.agent(bo);
  const { version } = (await ada.call('GET', `/users/${bo.id}`)).json<{ version: number }>();
  const answer = await ada.call('PATCH', `/users/${bo.id}`, { is_active: false, version });
  expect(answer.statusCode).toBe(200);
  expect([CLOSE.unauthenticated, CLOSE.restart]).toContain((await wire.closed).code);
  const again = await staffWire();
  again.say({ type: 'hello', token: bo.token });
  expect((await again.closed).code).toBe(CLOSE.unauthenticated);
});

test('a revoked API key closes its sockets', async () => {
  const made = await ada.call('POST', '/api-keys', {
    name: 'Bot',
    scopes: ['conversations.read'],
  });
  expect(made.statusCode).toBe(201);
  const { id, key } = made.json<{ id: number; key: string }>();
  const wire = await house.agent({ ...ada, token: key });
  const revoked = await ada.call('POST', `/api-keys/${id}/revoke`);
  expect(revoked.statusCode).toBeLessThan(300);
  expect((await wire.closed).code).toBe(CLOSE.unauthenticated);
});

test('who answers no ping is let go; who does stays', async () => {
  const [silent, alive] = [await house.tab(guest), await house.tab(guest)];
  // Like a laptop that sleeps: the connection stands, nobody reads it.
  silent.socket.pause();
  const ponged = new Promise((resolve) => alive.socket.once('ping', resolve));
  vi.advanceTimersByTime(PING_SECONDS * 1000);
  await ponged;
  await alive.settled();
  vi.advanceTimersByTime(PING_SECONDS * 1000);
  await alive.settled();
  silent.socket.resume();
  expect((await silent.closed).code).toBe(1006);
  expect(alive.isOpen).toBe(true);
});

test('who never says hello is let go with a code that lets him try again', async () => {
  const wire = await visitorWire();
  vi.advanceTimersByTime(30_000);
  expect((await wire.closed).code).toBe(CLOSE.restart);
});

test('the clock being set forward ends no connection that has only just begun', async () => {
  const wire = await visitorWire();
  house.pass(600_000);
  vi.advanceTimersByTime(5000);
  wire.say({ type: 'hello', token: guest.token });
  await wire.next('ready');
});

test('a reader too slow for what comes is let go and can resume', async () => {
  const writer = await house.tab(guest);
  const { conversation_id } = await house.write(writer, 'first');
  const slow = await house.agent(ada);
  slow.say({ type: 'watch', conversation_id, after_seq: 1 });
  await slow.settled();
  slow.socket.pause();
  const gone = slow.closed;
  // More than the kernel and the server hold together for one reader.
  for (let n = 0; n < 700; n++) {
    const content = `${n} ${'€'.repeat(9900)}`;
    writer.say({ type: 'send', message: { id: uuidv7(), conversation_id, content } });
  }
  await writer.until(() => writer.all('ack').length === 701, 'every acknowledgement', 50_000);
  slow.socket.resume();
  expect((await gone).code).toBe(1006);
}, 180_000);

test('too many frames: messages are put off, other frames close with 4429', async () => {
  const wire = await house.tab(guest);
  const { conversation_id } = await house.write(wire, 'first');
  for (let n = 0; n < 1000; n++)
    wire.say({ type: 'send', message: { id: uuidv7(), conversation_id, content: '.' } });
  await wire.until(() => wire.all('nack').length > 0, 'a refusal', 50_000);
  const { retry, problem } = await wire.next('nack');
  expect([retry, problem.code]).toEqual([true, 'rate_limited']);
  house.pass(60_000);
  await house.write(wire, 'again', conversation_id);
  const staff = await house.agent(ada);
  for (let n = 0; n < 1001; n++) staff.say({ type: 'unwatch', conversation_id });
  expect((await staff.closed).code).toBe(CLOSE.tooMany);
}, 180_000);

import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { SessionStarted } from '@atrium/contract/inbox/messenger.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../../../testing/problems.ts';
import { openTestApp, type Guest, type Staff, type TestApp } from '../../../testing/test-app.ts';

const ANA = 'ana@fern.example';

let app: TestApp;
let ada: Staff;
let site: { id: number; site_id: string };
let guest: Guest;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  site = await app.site(ada);
  guest = await app.visitor(site);
});
afterAll(() => app.close());

async function say(by: Guest, content: string, body: object = {}): Promise<string> {
  const answer = await by.call('POST', '/messenger/messages', {
    id: uuidv7(),
    content,
    new_conversation: true,
    ...body,
  });
  return answer.json<{ conversation_id: string }>().conversation_id;
}
const merge = async (from: string, into: string, by = ada) => {
  const { version } = (await ada.call('GET', `/conversations/${from}`)).json<Conversation>();
  return by.call('POST', `/conversations/${from}/merge`, { into_id: into, version });
};
const contents = async (id: string) =>
  (await ada.call('GET', `/conversations/${id}/messages`))
    .json<Message[]>()
    .map(({ seq, content }) => `${seq} ${content}`);
async function verified(email: string): Promise<Guest> {
  const visitor = await app.visitor(site);
  await visitor.call('POST', '/messenger/verify/request', { email });
  const [mail] = await app.rows<{ subject: string }>(
    'SELECT subject FROM mails WHERE org_id = $1 ORDER BY id DESC LIMIT 1',
    [ada.org],
  );
  const code = /: (\d{6})$/.exec(mail?.subject ?? '')?.[1];
  const answer = await visitor.call('POST', '/messenger/verify/confirm', { email, code });
  const { visitor_token: token } = answer.json<SessionStarted>();
  return {
    ...visitor,
    token,
    call: (method, path, body) => app.call(method, path, { token, body }),
  };
}

it('moves the messages behind those of the other, in their order, and leads on', async () => {
  const from = await say(guest, 'A1');
  const into = await say(guest, 'B1');
  await say(guest, 'A2', { conversation_id: from, new_conversation: false });
  const answer = await merge(from, into);
  expect(answer.json<Conversation>()).toMatchObject({ id: into, unread_count: 3, last_seq: 4 });
  expect(await contents(into)).toEqual([
    '1 B1',
    '2 A1',
    '3 A2',
    `4 ${ada.name} merged another conversation into this one`,
  ]);
  const old = (await ada.call('GET', `/conversations/${from}`)).json<Conversation>();
  expect(old).toMatchObject({ merged_into_id: into, status: 'Resolved', can: { reply: false } });
  const listed = (await ada.call('GET', '/conversations')).json<Conversation[]>();
  expect(listed.map(({ id }) => id)).toEqual([into]);
  const led = await guest.call('GET', `/messenger/conversations/${from}/messages`);
  expect(led.json<Message[]>()).toHaveLength(4);
  expect(await say(guest, 'A3', { conversation_id: from, new_conversation: false })).toBe(into);
});

it('takes nothing further: no reply, no change, no second merge', async () => {
  const from = await say(guest, 'A');
  const into = await say(guest, 'B');
  await merge(from, into);
  const sending = { id: uuidv7(), content: 'x', last_seen_seq: 9 };
  const sent = await ada.call('POST', `/conversations/${from}/messages`, sending);
  expectProblem(sent, 422, 'rule');
  const changed = await ada.call('PATCH', `/conversations/${from}`, { status: 'Open', version: 2 });
  expectProblem(changed, 403, 'forbidden');
  expectProblem(await merge(from, into), 403, 'forbidden');
  expectProblem(await merge(into, from), 403, 'forbidden');
  expectProblem(await merge(into, into), 422, 'rule');
});

it('shows nobody what another wrote: not of another person, not of an e-mail only typed', async () => {
  const ana = await verified(ANA);
  const secret = await say(ana, 'The secret of Ana');
  const ben = await app.visitor(site);
  const plain = await say(ben, 'I am Ben');
  expectProblem(await merge(secret, plain), 422, 'rule');
  expectProblem(await merge(plain, secret), 422, 'rule');
  await ben.call('POST', '/messenger/identify', { email: ANA });
  for (const [from, into] of [
    [secret, plain],
    [plain, secret],
  ] as const) {
    const problem = expectProblem(await merge(from, into), 422, 'rule');
    expect(problem.detail).toContain('not verified');
  }
  const seen = await ben.call('GET', `/messenger/conversations/${plain}/messages`);
  expect(seen.body).not.toContain('secret');
});

it('joins the conversations of one proven e-mail from two browsers', async () => {
  const phone = await verified(ANA);
  const desk = await verified(ANA);
  const from = await say(phone, 'From the phone');
  const into = await say(desk, 'From the desk');
  expect((await merge(from, into)).statusCode).toBe(200);
  const seen = await phone.call('GET', `/messenger/conversations/${from}/messages`);
  expect(seen.json<Message[]>().map(({ content }) => content)).toContain('From the desk');
});

it('needs the version and the organization, and changes nothing when refused', async () => {
  const from = await say(guest, 'A');
  const into = await say(guest, 'B');
  const stranger = await app.organization('Stranger');
  const theirs = await say(await app.visitor(await app.site(stranger)), 'C');
  expectProblem(await merge(from, into, stranger), 404, 'not_found');
  expectProblem(await merge(from, theirs), 404, 'not_found');
  expectProblem(await merge(from, uuidv7()), 404, 'not_found');
  const path = `/conversations/${from}/merge`;
  expectProblem(await ada.call('POST', path, { into_id: into }), 400, 'version_missing');
  const stale = await ada.call('POST', path, { into_id: into, version: 7 });
  expectProblem(stale, 409, 'version_conflict');
  expect([await contents(from), await contents(into)]).toEqual([['1 A'], ['1 B']]);
});

it('of two the other way round at once lets one through', async () => {
  const a = await say(guest, 'A');
  const b = await say(guest, 'B');
  const answers = await Promise.all([merge(a, b), merge(b, a)]);
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
});

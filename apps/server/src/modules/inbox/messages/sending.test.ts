import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Ack, Message } from '@atrium/contract/inbox/messages.ts';
import type { Thread } from '@atrium/contract/inbox/messenger.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { multipart, PNG } from '../../../testing/multipart.ts';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { openHouse, type House } from '../../../testing/realtime/house.ts';
import type { Guest, Staff } from '../../../testing/test-app.ts';

let app: House;
let ada: Staff;
let bo: Staff;
let guest: Guest;
let id: string;

beforeAll(async () => {
  app = await openHouse();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  guest = await app.visitor(await app.site(ada));
  id = (await write('Hello')).conversation_id;
});
afterAll(() => app.close());

async function write(content: string, body: object = {}): Promise<Ack> {
  const answer = await guest.call('POST', '/messenger/messages', {
    id: uuidv7(),
    content,
    ...body,
  });
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  return answer.json<Ack>();
}
const reply = (staff: Staff, last_seen_seq: number, body: object = {}) =>
  staff.call('POST', `/conversations/${id}/messages`, {
    id: uuidv7(),
    content: 'Good day',
    last_seen_seq,
    ...body,
  });
const unsend = (staff: Staff, seq: number) =>
  staff.call('DELETE', `/conversations/${id}/messages/${seq}`);
const messages = async (): Promise<Message[]> =>
  (await ada.call('GET', `/conversations/${id}/messages`)).json();
const conversation = async (): Promise<Conversation> =>
  (await ada.call('GET', `/conversations/${id}`)).json();
const mine = async (): Promise<Thread | undefined> =>
  (await guest.call('GET', '/messenger/conversations')).json<Thread[]>()[0];

describe("a visitor's message", () => {
  it('sent again gets the same acknowledgement, and is there once', async () => {
    const body = { id: uuidv7(), content: 'Again' };
    const acks = [];
    for (let count = 0; count < 3; count++) {
      acks.push((await guest.call('POST', '/messenger/messages', body)).json<Ack>());
      app.pass(1000);
    }
    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size).toBe(1);
    expect((await messages()).map(({ seq, content }) => [seq, content])).toEqual([
      [1, 'Hello'],
      [2, 'Again'],
    ]);
  });

  it('sent ten times at once is there once', async () => {
    const body = { id: uuidv7(), content: 'At once' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => guest.call('POST', '/messenger/messages', body)),
    );
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(await messages()).toHaveLength(2);
    expect((await conversation()).last_seq).toBe(2);
  });

  it('with others at once begins one conversation, not several', async () => {
    guest = await app.visitor(await app.site(ada));
    const acks = await Promise.all(Array.from({ length: 8 }, (_none, at) => write(`${at}`)));
    expect(new Set(acks.map((ack) => ack.conversation_id)).size).toBe(1);
    const seqs = acks.map((ack) => ack.seq).toSorted((a, b) => a - b);
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('carries its own time: clocks of browsers are not believed', async () => {
    const future = uuidv7(app.now().getTime() + 600_000);
    const ack = await write('From tomorrow', { id: future });
    expect(ack.created_at).toBe(app.now().toISOString());
  });

  it('keeps every sign, and is text, whatever it looks like', async () => {
    const content = '<img src=x onerror=alert(1)> 🦊👩‍👩‍👧 \u202E مرحبا\n`code`';
    await write(content);
    expect((await messages()).at(-1)?.content).toBe(content);
    expect((await mine())?.last_message_preview).toContain('🦊');
  });

  it('takes its attachments along, under addresses that end', async () => {
    const { body, headers } = multipart(PNG, 'Plan.png');
    const path = '/messenger/files';
    const upload = await app.call('POST', path, { token: guest.token, body, headers });
    const file = upload.json<{ id: string }>();
    await write('', { attachment_ids: [file.id] });
    const [attachment] = (await messages()).at(-1)?.attachments ?? [];
    expect(attachment).toMatchObject({ id: file.id, name: 'Plan.png', type: 'image/png' });
    expect((await conversation()).last_message_preview).toBe('Plan.png');
    const open = () => app.server.inject({ url: attachment?.url ?? '' });
    expect((await open()).statusCode).toBe(200);
    const changed = (attachment?.url ?? '').replace(/signature=\d+/, 'signature=99');
    expectProblem(await app.server.inject({ url: changed }), 404, 'not_found');
    const other = await app.visitor(await app.site(ada));
    const stolen = { id: uuidv7(), content: 'x', attachment_ids: [file.id] };
    expectProblem(await other.call('POST', '/messenger/messages', stolen), 422, 'rule');
    app.pass(2 * 3_600_000);
    expectProblem(await open(), 404, 'not_found');
  });
});

describe('a reply', () => {
  it('is answered as the message it became, once for its id', async () => {
    const body = { id: uuidv7() };
    const first = await reply(ada, 1, body);
    expect(first.json<Message>()).toMatchObject({
      ...body,
      seq: 2,
      author_type: 'user',
      author_id: String(ada.id),
      author_name: ada.name,
      kind: 'text',
    });
    expect((await reply(ada, 1, body)).json()).toEqual(first.json());
    expect(await messages()).toHaveLength(2);
    expect(await conversation()).toMatchObject({
      unread_count: 0,
      first_response_at: app.now().toISOString(),
      last_message_author_type: 'user',
    });
    expect(await mine()).toMatchObject({ unread_count: 1, staff_read_seq: 2 });
  });

  it('is refused when a colleague was faster, and sent anyway on demand', async () => {
    const first = (await reply(ada, 1, { content: 'I have it' })).json<Message>();
    app.pass(3000);
    const body = { id: uuidv7() };
    const problem = expectProblem(await reply(bo, 1, body), 409, 'reply_collision');
    expect(problem.detail).toBe(`${ada.name} replied 3 s ago`);
    expect(problem.current).toEqual(first);
    expect(await messages()).toHaveLength(2);
    const anyway = await reply(bo, 1, { ...body, send_anyway: true });
    expect(anyway.json()).toMatchObject({ ...body, seq: 3 });
  });

  it('collides with nothing else: own replies, notes, what the visitor wrote, what was taken back', async () => {
    await reply(ada, 1);
    expect((await reply(ada, 1)).statusCode).toBe(200);
    expect((await reply(bo, 1, { kind: 'note' })).statusCode).toBe(200);
    await write('And another thing');
    expect((await reply(bo, 3)).statusCode).toBe(200);
    const taken = (await reply(ada, 99)).json<Message>();
    await unsend(ada, taken.seq);
    expect((await reply(bo, taken.seq - 1)).statusCode).toBe(200);
  });

  it('of two at once is refused to one', async () => {
    const answers = await Promise.all([reply(ada, 1), reply(bo, 1)]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
  });

  it.each([
    [{ content: '' }, 400, ['content']],
    [{ content: 'x'.repeat(10_001) }, 400, ['content']],
    [{ kind: 'event' }, 400, ['kind']],
    [{ last_seen_seq: undefined }, 400, ['last_seen_seq']],
    [{ author_name: 'Boss' }, 400, ['author_name']],
    [{ mentioned_user_ids: [999_999] }, 422, ['mentioned_user_ids']],
    [{ attachment_ids: ['0195d000-0000-7000-8000-000000000001'] }, 422, ['attachment_ids']],
  ])('with %.50j is refused', async (body, status, fields) => {
    const answer = await reply(ada, 1, body);
    expect(fieldsOf(expectProblem(answer, status, status === 400 ? 'invalid' : 'rule'))).toEqual(
      fields,
    );
    expect(await messages()).toHaveLength(1);
  });

  it('is not for strangers, and mentions none', async () => {
    const stranger = await app.organization('Stranger');
    expectProblem(await reply(stranger, 1), 404, 'not_found');
    expectProblem(await reply(ada, 1, { mentioned_user_ids: [stranger.id] }), 422, 'rule');
  });
});

describe('a note', () => {
  it('is for staff only, and tells whoever it mentions', async () => {
    const agent = await app.agent(bo);
    const tab = await app.tab(guest, { [id]: 0 });
    const body = { kind: 'note', content: '@Bo, help', mentioned_user_ids: [bo.id] };
    await reply(ada, 1, body);
    expect(await agent.next('mention')).toEqual({
      type: 'mention',
      conversation_id: id,
      seq: 2,
      author_name: ada.name,
      preview: '@Bo, help',
    });
    await reply(ada, 2, { content: 'Good day' });
    await tab.next('message', (push) => push.message.seq === 3);
    expect(JSON.stringify(tab.received)).not.toContain('help');
    await Promise.all([agent.close(), tab.close()]);
    const seen = await guest.call('GET', `/messenger/conversations/${id}/messages`);
    expect(seen.body).not.toContain('help');
    expect(await mine()).toMatchObject({ unread_count: 1, last_message_preview: 'Good day' });
    expect((await conversation()).first_response_at).not.toBeNull();
  });

  it('is no first response', async () => {
    await reply(ada, 1, { kind: 'note' });
    expect((await conversation()).first_response_at).toBeNull();
  });
});

describe('taking back', () => {
  it('empties the message for both sides, and the audit trail keeps that it was', async () => {
    const { body, headers } = multipart(PNG, 'Secret.png');
    const upload = await app.call('POST', '/files', { token: ada.token, body, headers });
    const attachment_ids = [upload.json<{ id: string }>().id];
    const { seq } = (await reply(ada, 1, { content: 'Oops', attachment_ids })).json<Message>();
    app.pass(9000);
    expect((await unsend(ada, seq)).statusCode).toBe(204);
    for (const answer of [
      await ada.call('GET', `/conversations/${id}/messages`),
      await guest.call('GET', `/messenger/conversations/${id}/messages`),
    ]) {
      const [, taken] = answer.json<Message[]>();
      expect(taken).toMatchObject({
        content: '',
        attachments: [],
        deleted_at: app.now().toISOString(),
      });
    }
    expect(await mine()).toMatchObject({ unread_count: 0, last_message_preview: 'Hello' });
    expect((await conversation()).last_message_preview).toBe('Hello');
    const log = await app.rows(
      `SELECT changes FROM audit_log WHERE org_id = $1 AND action = 'message.unsent'`,
      [ada.org],
    );
    expect(log).toEqual([{ changes: { seq: [seq, null] } }]);
    expect((await unsend(ada, seq)).statusCode).toBe(204);
  });

  it('is for ten seconds, and for the writer', async () => {
    const { seq } = (await reply(ada, 1)).json<Message>();
    expectProblem(await unsend(bo, seq), 403, 'forbidden');
    expectProblem(await unsend(ada, 1), 403, 'forbidden');
    expectProblem(await unsend(ada, 77), 404, 'not_found');
    app.pass(10_001);
    expectProblem(await unsend(ada, seq), 422, 'rule');
    expect((await messages()).at(-1)?.deleted_at).toBeNull();
  });

  it('a note, or what was read already, leaves the count of unread replies as it is', async () => {
    await reply(ada, 1, { content: 'One' });
    const note = (await reply(ada, 2, { kind: 'note' })).json<Message>();
    await unsend(ada, note.seq);
    expect(await mine()).toMatchObject({ unread_count: 1, last_message_preview: 'One' });
    await guest.call('POST', `/messenger/conversations/${id}/read`, { seq: 3 });
    const two = (await reply(ada, 3, { content: 'Two' })).json<Message>();
    await guest.call('POST', `/messenger/conversations/${id}/read`, { seq: two.seq });
    const three = (await reply(ada, two.seq, { content: 'Three' })).json<Message>();
    await unsend(ada, two.seq);
    expect(await mine()).toMatchObject({ unread_count: 1, last_message_preview: 'Three' });
    await unsend(ada, three.seq);
    expect(await mine()).toMatchObject({ unread_count: 0, last_message_preview: 'One' });
  });
});

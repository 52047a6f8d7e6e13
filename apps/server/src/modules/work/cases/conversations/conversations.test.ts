import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../../../testing/problems.ts';
import { salesOf, type Sales } from '../../../../testing/sales.ts';
import { openTestApp, type Guest, type Staff, type TestApp } from '../../../../testing/test-app.ts';
import { workOf, type Work } from '../../../../testing/work.ts';
import { watchCases } from '../clock/watch.ts';

const MINUTE = 60_000;

let app: TestApp;
let ada: Staff;
let guest: Guest;
let sales: Sales;
let work: Work;
let conversation: string;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  sales = salesOf(ada);
  work = workOf(ada);
  guest = await app.visitor(await app.site(ada));
  conversation = await say('Our form\n sends   **nothing**');
});
afterAll(() => app.close());

async function say(content: string, body: object = {}): Promise<string> {
  const answer = await guest.call('POST', '/messenger/messages', {
    id: uuidv7(),
    content,
    ...body,
  });
  return answer.json<{ conversation_id: string }>().conversation_id;
}

async function reply(kind = 'text'): Promise<void> {
  const message = { id: uuidv7(), kind, content: 'On it', last_seen_seq: 1, send_anyway: true };
  await ada.call('POST', `/conversations/${conversation}/messages`, message);
  await app.drain();
}

/** The client goes on in the conversation. */
const write = () =>
  guest.call('POST', '/messenger/messages', {
    id: uuidv7(),
    content: 'Here',
    conversation_id: conversation,
  });

const convert = (body: object = {}) =>
  ada.call('POST', `/conversations/${conversation}/case`, body);
const made = async (body: object = {}) => (await convert(body)).json<CaseDetail>();
const read = (id: number) => sales.get<CaseDetail>(`/cases/${id}`);
const startedAt = async (id: number) => {
  const [row] = await app.rows<{ at: string }>(
    'SELECT resolution_started_at AS at FROM cases WHERE id = $1',
    [id],
  );
  return row?.at;
};

describe('a case of a conversation', () => {
  it('knows the client, his contact and account, his words, and whoever answers him', async () => {
    await guest.call('POST', '/messenger/identify', { email: 'ana@fern.example' });
    const contact = await sales.contact({ email: 'ana@fern.example' });
    await ada.call('PATCH', `/conversations/${conversation}`, { assignee_id: ada.id, version: 1 });
    const answer = await convert({ priority: 'High' });
    const record = answer.json<CaseDetail>();
    expect([answer.statusCode, answer.headers.location]).toEqual([
      201,
      `/api/v1/cases/${record.id}`,
    ]);
    expect(record).toMatchObject({
      subject: 'Our form sends nothing',
      priority: 'High',
      origin: 'Messenger',
      client_id: contact.client_id,
      contact_id: contact.id,
      account_id: contact.account_id,
      owner_id: ada.id,
      conversation_id: conversation,
      conversations: [{ id: conversation, status: 'Open' }],
      first_response_at: null,
    });
    expect(await sales.get(`/cases?conversation_id=${conversation}`)).toMatchObject([
      { id: record.id },
    ]);
  });

  it('is made once while it is open, unless another one is asked for', async () => {
    const answers = await Promise.all([convert(), convert()]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 409]));
    expect((await convert({ again: true })).statusCode).toBe(201);
    for (const { id } of await sales.get<CaseDetail[]>('/cases'))
      await work.move(id, { status: 'Closed' });
    expect((await convert()).statusCode).toBe(201);
  });

  it('is not made of what is not there, or belongs to others, or by whoever may not read it', async () => {
    const stranger = await app.organization('Stranger');
    const theirs = await stranger.call('POST', `/conversations/${conversation}/case`, {});
    expectProblem(theirs, 404, 'not_found');
    expectProblem(await ada.call('POST', `/conversations/${uuidv7()}/case`, {}), 404, 'not_found');
    const { id } = await made();
    const key = { name: 'Cases', scopes: ['work.read', 'work.write'] };
    const { key: token } = await sales.post<{ key: string }>('/api-keys', key);
    const path = `/conversations/${conversation}/case`;
    expectProblem(await app.call('POST', path, { token, body: {} }), 403, 'forbidden');
    const seen = await app.call('GET', `/cases/${id}`, { token });
    expect(seen.json()).toMatchObject({ id, conversations: [] });
  });

  it('learns who the client is when he says so', async () => {
    const contact = await sales.contact({ email: 'ana@fern.example' });
    const { id } = await made();
    await guest.call('POST', '/messenger/identify', { email: 'ana@fern.example' });
    await app.drain();
    const links = { client_id: contact.client_id, contact_id: contact.id };
    expect(await read(id)).toMatchObject({ ...links, account_id: contact.account_id });
  });

  it('goes along when the conversation is merged, and is found from it when it is merged itself', async () => {
    const { id } = await made();
    const second = await say('Another thing', { new_conversation: true });
    const merge = { into_id: second, version: 1 };
    expect((await ada.call('POST', `/conversations/${conversation}/merge`, merge)).statusCode).toBe(
      200,
    );
    await app.drain();
    expect(await read(id)).toMatchObject({ conversation_id: second });
    const kept = await work.open();
    await sales.post(`/cases/${kept.id}/merge`, { other_id: id, version: 1, other_version: 1 });
    expect(await sales.get(`/cases?conversation_id=${second}`)).toMatchObject([{ id: kept.id }]);
    expect(await read(kept.id)).toMatchObject({ conversations: [{ id: second }] });
  });
});

describe('a case that the one of a conversation was merged into', () => {
  let kept: CaseDetail;
  beforeEach(async () => {
    const [first, middle] = [await made(), await work.open()];
    // It has a conversation of its own, in another browser, and two cases have gone before it.
    const [browser, begun] = [guest, conversation];
    guest = await app.visitor(await app.site(ada));
    conversation = await say('Another thing');
    kept = await made();
    [guest, conversation] = [browser, begun];
    await merge(middle, first);
    await merge({ ...kept, version: 1 }, { ...middle, version: 2 });
  });
  const merge = (into: CaseDetail, other: CaseDetail) => {
    const versions = { version: into.version, other_version: other.version };
    return sales.post(`/cases/${into.id}/merge`, { other_id: other.id, ...versions });
  };

  it('is the case of the conversation: no second one is made unless it is asked for', async () => {
    expect(expectProblem(await convert(), 409, 'conflict').detail).toContain(kept.number);
    expect((await convert({ again: true })).statusCode).toBe(201);
  });

  it('is answered by a reply there', async () => {
    app.pass(MINUTE);
    await reply();
    expect((await read(kept.id)).first_response_at).toBe(app.now().toISOString());
  });

  it('goes on when the client writes there', async () => {
    await work.move(kept.id, { status: 'Waiting on Client' });
    app.pass(MINUTE);
    await write();
    const wrote = app.now().toISOString();
    app.pass(MINUTE);
    await watchCases.sweep(app.platform);
    expect((await read(kept.id)).status).toBe('In Progress');
    expect(await startedAt(kept.id)).toBe(wrote);
  });

  it('learns who the client is when he says so there', async () => {
    const contact = await sales.contact({ email: 'ana@fern.example' });
    await guest.call('POST', '/messenger/identify', { email: 'ana@fern.example' });
    await app.drain();
    expect(await read(kept.id)).toMatchObject({ client_id: contact.client_id });
  });
});

describe('the first response', () => {
  it('is a reply in the conversation, not a note there', async () => {
    const { id } = await made();
    app.pass(MINUTE);
    await reply('note');
    expect((await read(id)).first_response_at).toBeNull();
    await reply();
    expect(await read(id)).toMatchObject({
      first_response_at: app.now().toISOString(),
      // Nobody had to look at it again to save it.
      version: 1,
    });
  });

  it('has been given where the client was answered, whatever was noted since', async () => {
    await reply();
    await reply('note');
    const record = await made();
    expect(record.first_response_at).toBe(record.created_at);
  });

  it('has not been given where colleagues have only noted something', async () => {
    await reply('note');
    expect((await made()).first_response_at).toBeNull();
  });

  it('is a call or an e-mail that is logged on the case, not a task', async () => {
    const { id } = await work.open();
    const about = { what_type: 'Case', what_id: id };
    await work.task(about);
    await app.drain();
    expect((await read(id)).first_response_at).toBeNull();
    await work.call(about);
    await app.drain();
    expect((await read(id)).first_response_at).toBe(app.now().toISOString());
  });
});

describe('a case that waits on the client', () => {
  it('goes on when he writes, from the moment he did', async () => {
    const { id } = await made();
    await work.move(id, { status: 'Waiting on Client' });
    await watchCases.sweep(app.platform);
    expect((await read(id)).status).toBe('Waiting on Client');
    app.pass(MINUTE);
    await say('Here it is');
    const wrote = app.now().toISOString();
    app.pass(5 * MINUTE);
    await watchCases.sweep(app.platform);
    await watchCases.sweep(app.platform);
    expect(await read(id)).toMatchObject({ status: 'In Progress', version: 3 });
    expect(await startedAt(id)).toBe(wrote);
    const lines = await sales.get<{ summary: string }[]>(`/cases/${id}/timeline`);
    expect(lines.filter(({ summary }) => summary === 'The client has answered')).toHaveLength(1);
  });

  it('goes on from his first word, also when he wrote more and colleagues noted something', async () => {
    const { id } = await made();
    await work.move(id, { status: 'Waiting on Client' });
    app.pass(MINUTE);
    await reply('note');
    await watchCases.sweep(app.platform);
    // What he wrote before it waited on him is no answer.
    expect((await read(id)).status).toBe('Waiting on Client');
    app.pass(MINUTE);
    await write();
    const wrote = app.now().toISOString();
    app.pass(MINUTE);
    await write();
    await reply('note');
    await watchCases.sweep(app.platform);
    expect((await read(id)).status).toBe('In Progress');
    expect(await startedAt(id)).toBe(wrote);
  });

  it('goes on from what he wrote after we answered him', async () => {
    const { id } = await made();
    await work.move(id, { status: 'Waiting on Client' });
    app.pass(MINUTE);
    await write();
    app.pass(MINUTE);
    await reply();
    app.pass(60 * MINUTE);
    await write();
    const wrote = app.now().toISOString();
    await watchCases.sweep(app.platform);
    expect(await startedAt(id)).toBe(wrote);
  });

  it('waits on when the last word is ours', async () => {
    const { id } = await made();
    await work.move(id, { status: 'Waiting on Client' });
    app.pass(MINUTE);
    await say('Hm');
    await reply();
    await watchCases.sweep(app.platform);
    expect((await read(id)).status).toBe('Waiting on Client');
  });
});

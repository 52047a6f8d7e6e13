import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Conversation, ConversationCounts } from '@atrium/contract/inbox/conversations.ts';
import type { Label } from '@atrium/contract/inbox/organizing.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { openTestApp, type Guest, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let stranger: Staff;
let guest: Guest;
let id: string;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  stranger = await app.organization('Stranger');
  guest = await app.visitor(await app.site(ada));
  id = await say(guest, 'Hello, is **anybody** there?');
});
afterAll(() => app.close());

async function say(by: Guest, content: string, body: object = {}): Promise<string> {
  app.pass(1000);
  const answer = await by.call('POST', '/messenger/messages', { id: uuidv7(), content, ...body });
  return answer.json<{ conversation_id: string }>().conversation_id;
}
const read = async (which = id) =>
  (await ada.call('GET', `/conversations/${which}`)).json<Conversation>();
const patch = async (changes: object, staff = ada) => {
  const { version } = await read();
  return staff.call('PATCH', `/conversations/${id}`, { version, ...changes });
};
const reply = (staff: Staff, content: string, body: object = {}) =>
  staff.call('POST', `/conversations/${id}/messages`, {
    id: uuidv7(),
    content,
    last_seen_seq: 99,
    ...body,
  });
const list = async (query: string, staff = ada) => {
  const answer = await staff.call('GET', `/conversations?${query}`);
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  return answer.json<Conversation[]>().map((each) => each.id);
};
const lines = async () => {
  const answer = await ada.call('GET', `/conversations/${id}/messages`);
  return answer
    .json<Message[]>()
    .filter(({ kind }) => kind === 'event')
    .map(({ content }) => content);
};
const eventsOf = async () => {
  const rows = await app.rows<{ type: string }>(
    `SELECT type FROM events WHERE org_id = $1 AND subject_type = 'conversation' ORDER BY id`,
    [ada.org],
  );
  return rows.map(({ type }) => type);
};

describe('a new conversation', () => {
  it('is as the Inbox shows it', async () => {
    expect(await read()).toMatchObject({
      status: 'Open',
      priority: 'Normal',
      channel: 'Messenger',
      client_id: null,
      client_is_verified: false,
      visitor_id: guest.id,
      person: `Visitor ${guest.id.slice(-4)}`,
      is_online: true,
      is_blocked: false,
      assignee: null,
      labels: [],
      last_seq: 1,
      last_message_author_type: 'visitor',
      unread_count: 1,
      first_response_at: null,
      can: { reply: true, update: true, merge: true },
    });
    expect(await eventsOf()).toEqual(['conversation.started', 'message.created']);
    app.pass(90_000);
    expect((await read()).is_online).toBe(false);
  });

  it('is hidden from others, and shown to those who may read', async () => {
    expectProblem(await stranger.call('GET', `/conversations/${id}`), 404, 'not_found');
    expectProblem(await stranger.call('GET', `/conversations/${id}/messages`), 404, 'not_found');
    expect(await list('', stranger)).toEqual([]);
    expectProblem(await app.call('GET', `/conversations/${id}`), 401, 'unauthenticated');
    expect((await bo.call('GET', `/conversations/${id}`)).statusCode).toBe(200);
    const body = { name: 'reader', scopes: ['conversations.read'] };
    const { key } = (await ada.call('POST', '/api-keys', body)).json<{ key: string }>();
    const seen = await app.call('GET', `/conversations/${id}`, { token: key });
    expect(seen.json()).toMatchObject({ can: { reply: false, update: false, merge: false } });
    const sending = { id: uuidv7(), content: 'x', last_seen_seq: 1 };
    const sent = await app.call('POST', `/conversations/${id}/messages`, {
      token: key,
      body: sending,
    });
    expectProblem(sent, 403, 'forbidden');
  });
});

describe('the list', () => {
  it('is newest first, and searches what was said, subjects and people', async () => {
    const second = await say(await app.visitor(await app.site(ada)), 'Größe 42?');
    await patch({ subject: 'An Überraschung' });
    await guest.call('POST', '/messenger/identify', { email: 'ana@fern.example' });
    expect(await list('')).toEqual([second, id]);
    expect(await list('search=GROSSE')).toEqual([second]);
    expect(await list('search=uberrasch')).toEqual([id]);
    expect(await list('search=ana%40fern')).toEqual([id]);
    expect(await list('search=anybody')).toEqual([id]);
    expect(await list('search=%25')).toEqual([]);
    expect(await list('search=anybody', stranger)).toEqual([]);
  });

  it('filters by who has it, state, label, priority, and unread', async () => {
    const second = await say(await app.visitor(await app.site(ada)), 'Second');
    const label = (await ada.call('POST', '/labels', { name: 'Urgent' })).json<Label>();
    await patch({
      assignee_id: bo.id,
      label_ids: [label.id],
      priority: 'Urgent',
      status: 'Pending',
    });
    await ada.call('POST', `/conversations/${id}/read`, { seq: 1 });
    const cases: [string, string[]][] = [
      [`assignee_id=${bo.id}`, [id]],
      ['assignee_id_empty=true', [second]],
      ['assignee_id_empty=false', [id]],
      [`label_id=${label.id}`, [id]],
      [`label_id_ne=${label.id}`, [second]],
      [`label_id_in=${label.id},99`, [id]],
      ['label_id_empty=true', [second]],
      ['label_id_empty=false', [id]],
      ['priority=Urgent', [id]],
      ['priority_ne=Urgent', [second]],
      ['priority_in=Urgent,High', [id]],
      ['priority_empty=true', []],
      ['status=Pending', [id]],
      ['status_in=Open,Pending&sort=priority', [second, id]],
      ['sort=-priority', [id, second]],
      ['unread_count_gt=0', [second]],
      ['unread_count=0', [id]],
      ['sort=-unread_count', [second, id]],
    ];
    for (const [query, ids] of cases) expect([query, await list(query)]).toEqual([query, ids]);
    expect(await list('assignee_id=me', bo)).toEqual([id]);
    expect(await list('assignee_id=me')).toEqual([]);
  });

  it('pages through all of them by cursor', async () => {
    for (let count = 0; count < 4; count++) await say(guest, 'x', { new_conversation: true });
    const ids: string[] = [];
    let path = '/conversations?per_page=2';
    while (path) {
      const answer = await app.call('GET', path, { token: ada.token });
      ids.push(...answer.json<Conversation[]>().map((each) => each.id));
      path = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1] ?? '';
    }
    expect(ids).toEqual(await list(''));
    expect(ids).toHaveLength(5);
  });

  it('counts what each view holds', async () => {
    const counts = async (staff: Staff) =>
      (await staff.call('GET', '/conversations/counts')).json<ConversationCounts>();
    const none = { mine: 0, snoozed: 0, resolved: 0, mentions: 0 };
    expect(await counts(ada)).toEqual({ ...none, unassigned: 1, all: 1, unanswered: 1, unread: 1 });
    await patch({ assignee_id: bo.id });
    await reply(ada, 'Look, @Bo', { kind: 'note', mentioned_user_ids: [bo.id], last_seen_seq: 1 });
    const mine = { ...none, mine: 1, mentions: 1, unassigned: 0, all: 1, unread: 0 };
    // A note is no answer.
    expect(await counts(bo)).toEqual({ ...mine, unanswered: 1 });
    expect(await list('is_answered=false&status_in=Open,Pending')).toEqual([id]);
    await patch({ status: 'Resolved' });
    expect(await counts(ada)).toEqual({
      ...none,
      resolved: 1,
      unassigned: 0,
      all: 0,
      unanswered: 0,
      unread: 0,
    });
    expect(await list('mentioned_user_id=me', bo)).toEqual([id]);
    expect(await list('mentioned_user_id=me')).toEqual([]);
  });
});

describe('a change', () => {
  it('assigns, with news for the timeline and the audit trail', async () => {
    const answer = await patch({ assignee_id: bo.id });
    expect(answer.json<Conversation>()).toMatchObject({
      assignee: { id: bo.id, name: bo.name },
      version: 2,
    });
    expect((await eventsOf()).slice(-3)).toEqual([
      'conversation.updated',
      'record.assigned',
      'conversation.assigned',
    ]);
    const log = await app.rows(
      `SELECT action, changes FROM audit_log WHERE org_id = $1 AND entity = 'conversation'`,
      [ada.org],
    );
    expect(log).toEqual([
      { action: 'conversation.updated', changes: { assignee_id: [null, bo.id] } },
    ]);
    expect((await patch({ assignee_id: null })).json()).toMatchObject({ assignee: null });
  });

  it('resolves and reopens with a line that both sides read', async () => {
    await patch({ status: 'Resolved' });
    await patch({ status: 'Open' });
    expect(await lines()).toEqual([
      `${ada.name} resolved this conversation`,
      `${ada.name} reopened this conversation`,
    ]);
    expect(await eventsOf()).toEqual(
      expect.arrayContaining(['conversation.resolved', 'conversation.reopened']),
    );
  });

  it('by a message of the visitor opens what was resolved, unless he began another', async () => {
    await patch({ status: 'Resolved' });
    const other = await say(guest, 'Something new');
    expect(other).not.toBe(id);
    await say(guest, 'No, the old one', { conversation_id: id });
    expect((await read()).status).toBe('Open');
  });

  it('labels, as a set; labels removed are gone everywhere', async () => {
    const make = async (name: string) =>
      (await ada.call('POST', '/labels', { name })).json<Label>();
    const [a, b] = [await make('Alpha'), await make('Beta')];
    const names = async () => (await read()).labels.map(({ name }) => name);
    await patch({ label_ids: [b.id, a.id, b.id] });
    expect(await names()).toEqual(['Alpha', 'Beta']);
    const { version } = await read();
    await patch({ label_ids: [a.id, b.id] });
    expect((await read()).version).toBe(version);
    await ada.call('DELETE', `/labels/${a.id}`);
    expect(await names()).toEqual(['Beta']);
    const theirs = (await stranger.call('POST', '/labels', { name: 'x' })).json<Label>();
    for (const unknown of [a.id, theirs.id, 999_999]) {
      const problem = expectProblem(await patch({ label_ids: [unknown] }), 422, 'rule');
      expect(fieldsOf(problem)).toEqual(['label_ids']);
    }
    await patch({ label_ids: [] });
    expect(await names()).toEqual([]);
  });

  it('snoozes until a moment that is to come, and only with one', async () => {
    const later = new Date(app.now().getTime() + 3_600_000).toISOString();
    const past = new Date(app.now().getTime() - 1000).toISOString();
    for (const wrong of [
      { status: 'Snoozed' },
      { status: 'Snoozed', snoozed_until: past },
      { snoozed_until: later },
    ]) {
      expect(fieldsOf(expectProblem(await patch(wrong), 422, 'rule'))).toEqual(['snoozed_until']);
    }
    const snoozed = await patch({ status: 'Snoozed', snoozed_until: later });
    expect(snoozed.json()).toMatchObject({ status: 'Snoozed', snoozed_until: later });
    await say(guest, 'I am back');
    expect(await read()).toMatchObject({ status: 'Open', snoozed_until: null });
  });

  it.each([
    [{ assignee_id: 999_999 }, 422, 'rule'],
    [{ status: 'Closed' }, 400, 'invalid'],
    [{ last_seq: 0 }, 400, 'invalid'],
    [{ version: undefined, status: 'Open' }, 400, 'version_missing'],
    [{ version: 9, status: 'Open' }, 409, 'version_conflict'],
  ])('of %j is refused', async (changes, status, code) => {
    const before = await read();
    const problem = expectProblem(await patch(changes), status, code);
    if (code === 'version_conflict') expect(problem.current).toEqual(before);
    expect(await read()).toEqual(before);
  });

  it('does not assign to somebody of another organization, or who has left', async () => {
    await ada.call('PATCH', `/users/${bo.id}`, { is_active: false, version: 1 });
    for (const assignee_id of [stranger.id, bo.id]) {
      expectProblem(await patch({ assignee_id }), 422, 'rule');
    }
    expectProblem(await patch({ status: 'Resolved' }, stranger), 404, 'not_found');
  });
});

describe('reading', () => {
  it('up to a message leaves later ones unread, and shows the visitor', async () => {
    await say(guest, 'Two');
    await say(guest, 'Three');
    await ada.call('POST', `/conversations/${id}/read`, { seq: 2 });
    expect((await read()).unread_count).toBe(1);
    const [thread] = (await guest.call('GET', '/messenger/conversations')).json<object[]>();
    expect(thread).toMatchObject({ staff_read_seq: 2 });
    await ada.call('POST', `/conversations/${id}/read`, { seq: 999 });
    expect((await read()).unread_count).toBe(0);
    await ada.call('POST', `/conversations/${id}/unread`);
    expect((await read()).unread_count).toBe(1);
    for (const what of ['read', 'unread']) {
      const answer = await stranger.call('POST', `/conversations/${id}/${what}`, { seq: 1 });
      expect(answer.statusCode).toBe(what === 'read' ? 404 : 404);
    }
  });

  it('by the visitor is counted back for him and shown to staff', async () => {
    await reply(ada, 'One');
    await reply(ada, 'Two');
    const mine = async () =>
      (await guest.call('GET', '/messenger/conversations')).json<object[]>()[0];
    expect(await mine()).toMatchObject({ unread_count: 2, visitor_read_seq: 0 });
    await guest.call('POST', `/messenger/conversations/${id}/read`, { seq: 2 });
    expect(await mine()).toMatchObject({ unread_count: 1, visitor_read_seq: 2 });
    expect((await read()).visitor_read_seq).toBe(2);
    await guest.call('POST', `/messenger/conversations/${id}/read`, { seq: 1 });
    expect(await mine()).toMatchObject({ unread_count: 1, visitor_read_seq: 2 });
  });

  it('messages: the last ones, those before or after a number, never notes for the visitor', async () => {
    await reply(ada, 'For us', { kind: 'note' });
    await reply(ada, 'For you');
    const seqs = async (query: string, path = `/conversations/${id}/messages`) =>
      (await (path.startsWith('/messenger') ? guest : ada).call('GET', `${path}?${query}`))
        .json<Message[]>()
        .map(({ seq }) => seq);
    expect(await seqs('')).toEqual([1, 2, 3]);
    expect(await seqs('limit=2')).toEqual([2, 3]);
    expect(await seqs('before_seq=3&limit=1')).toEqual([2]);
    expect(await seqs('after_seq=1')).toEqual([2, 3]);
    expect(await seqs('', `/messenger/conversations/${id}/messages`)).toEqual([1, 3]);
    const [thread] = (await guest.call('GET', '/messenger/conversations')).json<object[]>();
    expect(JSON.stringify(thread)).not.toContain('For us');
    expectProblem(await ada.call('GET', `/conversations/${id}/messages?limit=501`), 400, 'invalid');
  });
});

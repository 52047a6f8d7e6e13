import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Notification } from '@atrium/contract/notifications/notifications.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemScope } from '../../platform/scope.ts';
import { expectProblem, fieldsOf } from '../../testing/problems.ts';
import { openHouse, type House } from '../../testing/realtime/house.ts';
import { salesOf } from '../../testing/sales.ts';
import type { Staff } from '../../testing/test-app.ts';
import { notify, type NewNotification } from './index.ts';

let house: House;
let ada: Staff;
let bo: Staff;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  ada = await house.organization();
  bo = await house.colleague(ada);
});

const bell = async (of: Staff, query = ''): Promise<Notification[]> =>
  (await of.call('GET', `/notifications${query}`)).json();
const unread = async (of: Staff): Promise<number> =>
  (await of.call('GET', '/notifications/count')).json<{ unread: number }>().unread;
const mailsTo = (person: Staff) =>
  house.rows<{ kind: string; subject: string; text: string }>(
    'SELECT kind, subject, text FROM mails WHERE org_id = $1 AND recipient = $2 ORDER BY id',
    [person.org, person.email],
  );

/** What a room tells, by itself. */
function tell(news: Partial<NewNotification> = {}) {
  const scope = systemScope(house.platform, ada.org, 'test');
  const subject = { type: 'account', id: 1 };
  return house.platform.db.transact(scope, (tx) =>
    notify(tx, scope, { kind: 'reminder', to: [bo.id], subject, summary: 'Call Fern', ...news }),
  );
}

describe('a record that is given to somebody', () => {
  it('is told to him, with who gave it and what it is called', async () => {
    const account = await salesOf(ada).account({ name: 'Fern' });
    await ada.call('PATCH', `/accounts/${account.id}`, { owner_id: bo.id, version: 1 });
    await house.drain();
    expect(await bell(bo)).toMatchObject([
      {
        kind: 'assignment',
        subject_type: 'account',
        subject_id: String(account.id),
        summary: `${ada.name} assigned the account “Fern” to you`,
        actor_name: ada.name,
        is_read: false,
      },
    ]);
    expect(await bell(ada)).toEqual([]);
    expect(await mailsTo(bo)).toEqual([]);
  });

  it('is told when it is made for him, and when a conversation becomes his', async () => {
    await salesOf(ada).deal({ name: 'Shop', owner_id: bo.id });
    const guest = await house.visitor(await house.site(ada));
    const sent = await guest.call('POST', '/messenger/messages', { id: uuidv7(), content: 'Hi' });
    const { conversation_id } = sent.json<{ conversation_id: string }>();
    const body = { assignee_id: bo.id, version: 1 };
    await ada.call('PATCH', `/conversations/${conversation_id}`, body);
    await house.drain();
    const told = (await bell(bo)).map(({ subject_type }) => subject_type);
    expect(told.toSorted()).toEqual(['conversation', 'opportunity']);
  });

  it('is not told to whoever takes it himself, nor when something else changes', async () => {
    const account = await salesOf(ada).account();
    const path = `/accounts/${account.id}`;
    await bo.call('PATCH', path, { owner_id: bo.id, version: 1 });
    await ada.call('PATCH', path, { phone: '1', owner_id: bo.id, version: 2 });
    await house.drain();
    expect([await bell(ada), await bell(bo)]).toEqual([[], []]);
  });
});

describe('a mention in a note of the Inbox', () => {
  it('is told in the bell and by mail, once, with the words', async () => {
    const guest = await house.visitor(await house.site(ada));
    const sent = await guest.call('POST', '/messenger/messages', { id: uuidv7(), content: 'Hi' });
    const { conversation_id } = sent.json<{ conversation_id: string }>();
    const note = {
      id: uuidv7(),
      kind: 'note',
      content: '@Bo please look',
      last_seen_seq: 1,
      mentioned_user_ids: [bo.id, ada.id],
    };
    for (let time = 0; time < 2; time++)
      await ada.call('POST', `/conversations/${conversation_id}/messages`, note);
    const [told, ...more] = await bell(bo);
    expect(told).toMatchObject({
      kind: 'mention',
      text: note.content,
      subject_id: conversation_id,
    });
    expect([more, await bell(ada)]).toEqual([[], []]);
    const [mail, ...mails] = await mailsTo(bo);
    expect(mails).toEqual([]);
    expect(mail?.kind).toBe('notification_mention');
    expect(mail?.text).toContain(`> ${note.content}`);
    expect(mail?.text).toContain(`/inbox/${conversation_id}`);
  });
});

describe('telling', () => {
  it('happens once for a key, in the bell and by mail', async () => {
    for (let time = 0; time < 2; time++) await tell({ dedupe_key: 'reminder:7' });
    expect([(await bell(bo)).length, (await mailsTo(bo)).length]).toEqual([1, 1]);
    await tell({ dedupe_key: 'reminder:8' });
    expect([(await bell(bo)).length, (await mailsTo(bo)).length]).toEqual([2, 2]);
  });

  it('leaves out the one who did it, unless he is to be told too', async () => {
    const by = { user_id: bo.id, name: bo.name };
    await tell({ by, to: [ada.id, bo.id, bo.id] });
    expect([(await bell(ada)).length, (await bell(bo)).length]).toEqual([1, 0]);
    await tell({ by, even_self: true });
    expect(await bell(bo)).toMatchObject([{ actor_name: bo.name }]);
  });

  it('leaves out who is gone and who is of another organization', async () => {
    const stranger = await house.organization('Strangers');
    await ada.call('PATCH', `/users/${bo.id}`, { is_active: false, version: 1 });
    await tell({ to: [bo.id, stranger.id] });
    const rows = await house.rows('SELECT 1 FROM notifications WHERE user_id = ANY ($1)', [
      [bo.id, stranger.id],
    ]);
    expect(rows).toEqual([]);
  });

  it('goes the way each has chosen: in the bell, by mail, or not at all', async () => {
    const choose = (in_app: boolean, by_email: boolean) =>
      bo.call('PUT', '/notifications/preferences', {
        preferences: [{ kind: 'reminder', in_app, by_email }],
      });
    await choose(false, true);
    await tell();
    expect([(await bell(bo)).length, (await mailsTo(bo)).length]).toEqual([0, 1]);
    await choose(true, false);
    await tell();
    expect([(await bell(bo)).length, (await mailsTo(bo)).length]).toEqual([1, 1]);
    await choose(false, false);
    await tell();
    expect([(await bell(bo)).length, (await mailsTo(bo)).length]).toEqual([1, 1]);
    await tell({ kind: 'sla' });
    expect([(await bell(bo)).length, (await mailsTo(bo)).length]).toEqual([2, 2]);
  });
});

describe('the bell', () => {
  it('counts, filters and pages what is unread, newest first', async () => {
    for (const summary of ['one', 'two', 'three']) {
      await tell({ summary });
      house.pass(1000);
    }
    const [newest] = await bell(bo);
    expect(newest?.summary).toBe('three');
    const read = await bo.call('POST', `/notifications/${newest?.id}/read`, {});
    expect(read.json()).toMatchObject({ id: newest?.id, is_read: true });
    expect(await unread(bo)).toBe(2);
    const texts = (rows: Notification[]) => rows.map(({ summary }) => summary);
    expect(texts(await bell(bo, '?is_read=false'))).toEqual(['two', 'one']);
    expect(texts(await bell(bo, '?is_read=false&per_page=1&page=2'))).toEqual(['one']);
    expect(texts(await bell(bo, '?is_read=true'))).toEqual(['three']);
    expect(await bell(bo, '?kind=mention')).toEqual([]);
    await bo.call('POST', `/notifications/${newest?.id}/read`, { is_read: false });
    expect(await unread(bo)).toBe(3);
  });

  it('marks all as read that was on screen, and leaves what came after', async () => {
    await tell({ summary: 'seen' });
    const [seen] = await bell(bo);
    await tell({ summary: 'later' });
    const marked = await bo.call('POST', '/notifications/read-all', { up_to_id: seen?.id });
    expect(marked.json()).toEqual({ read: 1 });
    expect(await bell(bo, '?is_read=false')).toMatchObject([{ summary: 'later' }]);
    expect((await bo.call('POST', '/notifications/read-all', {})).json()).toEqual({ read: 1 });
  });

  it("is nobody else's: a colleague finds and marks nothing of it", async () => {
    await tell();
    const [own] = await bell(bo);
    expectProblem(await ada.call('POST', `/notifications/${own?.id}/read`, {}), 404, 'not_found');
    await ada.call('POST', '/notifications/read-all', {});
    expect(await unread(bo)).toBe(1);
  });

  it('rings on every open page of that person, and on no other', async () => {
    const [hers, his, also] = [
      await house.agent(ada),
      await house.agent(bo),
      await house.agent(bo),
    ];
    await tell({ summary: 'Ring' });
    for (const page of [his, also])
      expect(await page.next('notification')).toMatchObject({ notification: { summary: 'Ring' } });
    const [rung] = await bell(bo);
    await bo.call('POST', `/notifications/${rung?.id}/read`, {});
    expect(
      await also.next('notification', ({ notification }) => notification === null),
    ).toBeTruthy();
    await hers.settled();
    expect(hers.all('notification')).toEqual([]);
  });
});

describe('preferences', () => {
  it('are the standard ones until they are chosen, each kind by itself', async () => {
    const before = (await bo.call('GET', '/notifications/preferences')).json<object[]>();
    expect(before).toContainEqual({ kind: 'mention', in_app: true, by_email: true });
    const preferences = [{ kind: 'mention', in_app: true, by_email: false }];
    const answer = await bo.call('PUT', '/notifications/preferences', { preferences });
    expect(answer.json()).toEqual(
      before.map((each) => ('kind' in each && each.kind === 'mention' ? preferences[0] : each)),
    );
    expect((await ada.call('GET', '/notifications/preferences')).json()).toEqual(before);
  });

  it('refuse what is no kind, and a kind twice', async () => {
    const one = { kind: 'mention', in_app: true, by_email: true };
    const put = async (preferences: object[]) =>
      expectProblem(
        await bo.call('PUT', '/notifications/preferences', { preferences }),
        400,
        'invalid',
      );
    expect(fieldsOf(await put([{ ...one, kind: 'gossip' }]))).toEqual(['preferences.0.kind']);
    expect(fieldsOf(await put([one, one]))).toEqual(['preferences']);
  });
});

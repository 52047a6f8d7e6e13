import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Notification } from '@atrium/contract/notifications/notifications.ts';
import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import type { TimelineEntry } from '@atrium/contract/records/timeline.ts';
import type { Note } from '@atrium/contract/work/on-records/notes.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { salesOf } from '../../../testing/sales.ts';
import { openTestApp, type Staff, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let account: { id: number };

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  account = await salesOf(ada).account({ name: 'Fern' });
});

const write = (by: Staff, body: object = {}) =>
  by.call('POST', '/notes', {
    subject_type: 'account',
    subject_id: account.id,
    content: 'They like *blue*',
    ...body,
  });
const note = async (by: Staff, body: object = {}): Promise<Note> => (await write(by, body)).json();
const lines = async (path: string): Promise<TimelineEntry[]> =>
  (await ada.call('GET', `${path}/timeline?kind=note`)).json();
const bell = async (of: Staff): Promise<Notification[]> =>
  (await of.call('GET', '/notifications?kind=mention')).json();

describe('a note', () => {
  it('stands on its record and is told there and on what stands behind it', async () => {
    const deal = await salesOf(ada).deal({ account_id: account.id });
    const written = await note(bo, { subject_type: 'opportunity', subject_id: String(deal.id) });
    expect(written).toMatchObject({
      subject_type: 'opportunity',
      subject_id: String(deal.id),
      author_name: bo.name,
      is_edited: false,
      version: 1,
    });
    const told = { kind: 'note', text: 'They like *blue*', note_id: written.id, actor: bo.name };
    expect(await lines(`/opportunities/${deal.id}`)).toMatchObject([told]);
    expect(await lines(`/accounts/${account.id}`)).toMatchObject([told]);
    const path = `/notes?subject_type=opportunity&subject_id=${deal.id}`;
    expect((await ada.call('GET', path)).json()).toEqual([
      { ...written, can: { update: false, remove: true } },
    ]);
  });

  it('is changed by its author: everybody reads the new words, and its history has the old', async () => {
    const { id } = await note(bo);
    const content = 'They like green';
    const changed = await bo.call('PATCH', `/notes/${id}`, { content, version: 1 });
    expect(changed.json()).toMatchObject({ content, is_edited: true, version: 2 });
    const path = `/accounts/${account.id}`;
    expect(await lines(path)).toMatchObject([{ text: content, is_edited: true }]);
    const find = async (word: string) =>
      (await ada.call('GET', `${path}/timeline?search=${word}`)).json<TimelineEntry[]>().length;
    expect([await find('GREEN'), await find('blue')]).toEqual([1, 0]);
    const past = (await ada.call('GET', `/notes/${id}/history`)).json<HistoryEntry[]>();
    expect(past.map(({ changes }) => changes.content)).toEqual([
      ['They like *blue*', content],
      [null, 'They like *blue*'],
    ]);
  });

  it('is taken back: its words are gone from every answer, and that it was stays', async () => {
    const { id } = await note(bo);
    const removed = await bo.call('PUT', `/notes/${id}`, { is_active: false, version: 1 });
    expect(removed.json()).toMatchObject({ content: '', is_active: false, can: { update: false } });
    expect(await lines(`/accounts/${account.id}`)).toMatchObject([
      { text: null, is_removed: true },
    ]);
    expect((await ada.call('GET', '/notes')).json()).toEqual([]);
    const past = `/notes/${id}/history`;
    expect((await bo.call('GET', past)).body).not.toContain('blue');
    expect((await ada.call('GET', past)).body).toContain('blue');
    const again = await bo.call('PATCH', `/notes/${id}`, { content: 'Back', version: 2 });
    expectProblem(again, 403, 'forbidden');
  });

  it("is nobody else's to change; an administrator may take it back", async () => {
    const hers = await note(ada);
    const his = await note(bo);
    for (const change of [{ content: 'Mine now' }, { is_active: false }]) {
      const answer = await bo.call('PATCH', `/notes/${hers.id}`, { ...change, version: 1 });
      expectProblem(answer, 403, 'forbidden');
    }
    const change = { content: 'Words in his mouth', version: 1 };
    expectProblem(await ada.call('PATCH', `/notes/${his.id}`, change), 403, 'forbidden');
    const removed = await ada.call('PATCH', `/notes/${his.id}`, { is_active: false, version: 1 });
    expect(removed.statusCode).toBe(200);
  });

  it('that was changed elsewhere meanwhile is a conflict, with what it says now', async () => {
    const { id } = await note(bo);
    await bo.call('PATCH', `/notes/${id}`, { content: 'Second', version: 1 });
    const late = await bo.call('PATCH', `/notes/${id}`, { content: 'Late', version: 1 });
    const problem = expectProblem(late, 409, 'version_conflict');
    expect(problem.current).toMatchObject({ content: 'Second', version: 2 });
  });

  it('is refused on what is not there, and on what belongs to others', async () => {
    const stranger = await app.organization('Strangers');
    const foreign = await salesOf(stranger).account();
    for (const subject of [
      { subject_id: foreign.id },
      { subject_id: 999_999 },
      { subject_type: 'conversation', subject_id: uuidv7() },
      { subject_type: 'conversation', subject_id: 7 },
      { subject_type: 'account', subject_id: uuidv7() },
    ]) {
      const problem = expectProblem(await write(ada, subject), 422, 'rule');
      expect(fieldsOf(problem)).toEqual(['subject_id']);
    }
  });

  it.each([
    ['subject_id', { subject_id: "1'; DROP TABLE notes" }],
    ['subject_type', { subject_type: 'user' }],
    ['content', { content: '   ' }],
    ['content', { content: 'x'.repeat(20_001) }],
    ['mentioned_user_ids', { mentioned_user_ids: Array.from({ length: 51 }, (_, at) => at + 1) }],
  ])('with a bad %s is refused at that field', async (field, body) => {
    expect(fieldsOf(expectProblem(await write(ada, body), 400, 'invalid'))).toEqual([field]);
  });

  it('moves to the account that stays when two become one', async () => {
    const other = await salesOf(ada).account({ name: 'Fern Ltd' });
    const { id } = await note(bo);
    const merge = { other_id: account.id, version: 1, other_version: 1, choices: {} };
    expect((await ada.call('POST', `/accounts/${other.id}/merge`, merge)).statusCode).toBe(200);
    const moved = (await ada.call('GET', `/notes/${id}`)).json<Note>();
    expect(moved.subject_id).toBe(String(other.id));
    expect(await lines(`/accounts/${other.id}`)).toHaveLength(1);
    expectProblem(await write(ada), 422, 'rule');
  });
});

describe('a mention', () => {
  it('tells the one who is named, once, and not the writer', async () => {
    const mentioned_user_ids = [bo.id, ada.id];
    const { id } = await note(ada, { content: '**Look**, @Bo', mentioned_user_ids });
    expect(await bell(bo)).toMatchObject([
      {
        summary: `${ada.name} mentioned you on “Fern”`,
        text: 'Look, @Bo',
        subject_type: 'account',
        subject_id: String(account.id),
      },
    ]);
    expect(await bell(ada)).toEqual([]);
    const cy = await app.colleague(ada);
    const change = { content: '@Bo @Cy', mentioned_user_ids: [bo.id, cy.id], version: 1 };
    await ada.call('PATCH', `/notes/${id}`, change);
    expect([(await bell(bo)).length, (await bell(cy)).length]).toEqual([1, 1]);
  });

  it('of nobody, or of a stranger, is refused', async () => {
    const stranger = await app.organization('Strangers');
    for (const id of [999_999, stranger.id]) {
      const problem = expectProblem(await write(ada, { mentioned_user_ids: [id] }), 422, 'rule');
      expect(fieldsOf(problem)).toEqual(['mentioned_user_ids']);
    }
    expect(await lines(`/accounts/${account.id}`)).toEqual([]);
  });
});

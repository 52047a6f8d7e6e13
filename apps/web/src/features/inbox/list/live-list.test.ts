import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { sampleConversation } from '../testing/samples.ts';
import { applyConversation, nextPage, rowsOf } from './live-list.ts';
import { belongs, COMPARE, listQueryOf, parseInboxSearch } from './views.ts';
import type { InboxSearch } from './views.ts';

const ME = 7;
const ALL: InboxSearch = { view: 'all', sort: 'newest' };

function at(minute: number) {
  return new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString();
}
function row(id: string, minute: number, over: Partial<Conversation> = {}) {
  return sampleConversation({ id, last_message_at: at(minute), ...over });
}

describe('the address of the inbox', () => {
  it('falls back where it makes no sense', () => {
    expect(parseInboxSearch({ view: 'evil', sort: 3, label_id: '-1', search: '  ' })).toEqual({
      view: 'all',
      sort: 'newest',
    });
  });

  it('becomes a query that the contract accepts for every view and sort', async () => {
    const { conversations } = await import('@atrium/contract/inbox/conversations.ts');
    for (const view of ['mine', 'unassigned', 'all', 'snoozed', 'resolved', 'mentions']) {
      for (const sort of ['newest', 'oldest', 'unread']) {
        const state = parseInboxSearch({ view, sort, label_id: '3', site_id: 2, search: 'cake' });
        expect(state).toMatchObject({ view, sort, label_id: 3, site_id: 2, search: 'cake' });
        expect(conversations.list.query?.safeParse(listQueryOf(state)).error).toBeUndefined();
      }
    }
  });
});

describe('membership', () => {
  it('follows status and assignee', () => {
    const mine = row('a', 1, { assignee_id: ME, assignee: null });
    expect(belongs({ view: 'mine', sort: 'newest' }, mine, ME)).toBe('yes');
    expect(belongs({ view: 'unassigned', sort: 'newest' }, mine, ME)).toBe('no');
    expect(belongs(ALL, { ...mine, status: 'Resolved' }, ME)).toBe('no');
    expect(belongs({ view: 'resolved', sort: 'newest' }, { ...mine, status: 'Resolved' }, ME)).toBe(
      'yes',
    );
    expect(belongs(ALL, { ...mine, merged_into_id: 'b' }, ME)).toBe('no');
  });

  it('leaves search and mentions to the server', () => {
    expect(belongs({ ...ALL, search: 'x' }, row('a', 1), ME)).toBe('unknown');
    expect(belongs({ view: 'mentions', sort: 'newest' }, row('a', 1), ME)).toBe('unknown');
  });
});

describe('live order', () => {
  const list = { state: ALL, me: ME };
  const pages = [{ rows: [row('a', 3), row('b', 2), row('c', 1)], total: 3 }];

  it('moves a conversation with a new message to the top without doubling it', () => {
    const next = applyConversation(pages, row('c', 9, { last_seq: 2 }), list);
    expect(rowsOf(next).map((each) => each.id)).toEqual(['c', 'a', 'b']);
    expect(next[0]!.total).toBe(3);
  });

  it('adds a new one and takes a resolved one out, counting both', () => {
    const added = applyConversation(pages, row('d', 9), list);
    expect(added[0]!.total).toBe(4);
    const removed = applyConversation(added, row('a', 3, { status: 'Resolved', version: 2 }), list);
    expect(rowsOf(removed).map((each) => each.id)).toEqual(['d', 'b', 'c']);
    expect(removed[0]!.total).toBe(3);
  });

  it('ignores news that is older than what is shown', () => {
    const shown = applyConversation(pages, row('a', 5, { last_seq: 9, version: 4 }), list);
    expect(applyConversation(shown, row('a', 3, { version: 3 }), list)).toBe(shown);
  });

  it('updates a found row but adds none to a search', () => {
    const search = { state: { ...ALL, search: 'x' }, me: ME };
    expect(rowsOf(applyConversation(pages, row('d', 9), search))).toHaveLength(3);
    const updated = applyConversation(pages, row('b', 9, { unread_count: 5, last_seq: 2 }), search);
    expect(rowsOf(updated)[0]).toMatchObject({ id: 'b', unread_count: 5 });
  });

  it('does not put a row behind a page that is not loaded', () => {
    const partial = [{ rows: [row('a', 30), row('b', 20)], total: 100 }];
    const next = applyConversation(partial, row('z', 1), list);
    expect(rowsOf(next).map((each) => each.id)).toEqual(['a', 'b']);
    expect(next[0]!.total).toBe(101);
  });

  it('is sorted, unique and rightly counted after any pushes', () => {
    const push = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      minute: fc.integer({ min: 0, max: 59 }),
      status: fc.constantFrom('Open' as const, 'Resolved' as const, 'Pending' as const),
      unread_count: fc.integer({ min: 0, max: 3 }),
    });
    const sorts = fc.constantFrom('newest' as const, 'oldest' as const, 'unread' as const);
    fc.assert(
      fc.property(fc.array(push), sorts, (pushes, sort) => {
        const truth = new Map<string, Conversation>();
        let now = [{ rows: [] as Conversation[], total: 0 }];
        pushes.forEach((each, version) => {
          const given = row(each.id, each.minute, {
            ...each,
            version: version + 1,
            last_seq: version + 1,
          });
          truth.set(each.id, given);
          now = applyConversation(now, given, { state: { view: 'all', sort }, me: ME });
        });
        const expected = [...truth.values()].filter((each) => each.status !== 'Resolved');
        const rows = rowsOf(now);
        expect(rows.map((each) => each.id).sort()).toEqual(expected.map((each) => each.id).sort());
        expect(now[0]!.total).toBe(expected.length);
        expect(rows.every((each, i) => i === 0 || COMPARE[sort](rows[i - 1]!, each) <= 0)).toBe(
          true,
        );
      }),
    );
  });
});

describe('paging', () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => row(`r${from + index}`, 0));

  it('overlaps instead of skipping after rows have left', () => {
    const pages = [{ rows: many(0, 49), total: 120 }];
    expect(nextPage(pages)).toBe(1);
    expect(nextPage([{ rows: many(0, 50), total: 120 }])).toBe(2);
    expect(
      rowsOf([
        { rows: many(0, 50), total: 60 },
        { rows: many(45, 15), total: 60 },
      ]),
    ).toHaveLength(60);
  });

  it('ends', () => {
    expect(nextPage([{ rows: many(0, 3), total: 3 }])).toBeUndefined();
    expect(nextPage([{ rows: [], total: 3 }])).toBeUndefined();
  });
});

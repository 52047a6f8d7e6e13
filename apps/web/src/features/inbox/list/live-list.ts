import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { belongs, COMPARE } from './views.ts';
import type { InboxSearch } from './views.ts';

export const PAGE_SIZE = 50;

export interface ConversationPage {
  rows: Conversation[];
  total: number;
}

/** The rows of all pages, each conversation once: a row that moved may come again with a later page. */
export function rowsOf(pages: readonly ConversationPage[]): Conversation[] {
  const seen = new Set<string>();
  return pages
    .flatMap((page) => page.rows)
    .filter((row) => !seen.has(row.id) && Boolean(seen.add(row.id)));
}

/**
 * The page to ask for next, from how many rows are here. Rows that left the list make pages
 * overlap, never skip.
 */
export function nextPage(pages: readonly ConversationPage[]): number | undefined {
  const loaded = rowsOf(pages).length;
  const total = pages.at(-1)?.total ?? 0;
  if (loaded >= total || pages.at(-1)?.rows.length === 0) return undefined;
  return Math.floor(loaded / PAGE_SIZE) + 1;
}

function place(pages: ConversationPage[], row: Conversation, spot: { page: number; at: number }) {
  return pages.map((page, index) =>
    index === spot.page ? { ...page, rows: page.rows.toSpliced(spot.at, 0, row) } : page,
  );
}

function insert(pages: ConversationPage[], row: Conversation, state: InboxSearch) {
  const compare = COMPARE[state.sort];
  for (const [index, page] of pages.entries()) {
    const at = page.rows.findIndex((other) => compare(row, other) < 0);
    if (at >= 0) return place(pages, row, { page: index, at });
  }
  const last = pages.length - 1;
  // Behind the last loaded row there may be others before it: the next page will bring it.
  const isComplete = rowsOf(pages).length + 1 >= (pages[last]?.total ?? 0);
  return isComplete && last >= 0
    ? place(pages, row, { page: last, at: pages[last]!.rows.length })
    : pages;
}

/**
 * Puts a conversation that was just pushed where it now belongs in a loaded list, or takes it out.
 * An older version than the one on screen changes nothing.
 */
export function applyConversation(
  pages: ConversationPage[],
  pushed: Conversation,
  list: { state: InboxSearch; me: number },
): ConversationPage[] {
  const present = rowsOf(pages).find((row) => row.id === pushed.id);
  if (present && isStale(present, pushed)) return pages;
  const verdict = belongs(list.state, pushed, list.me);
  if (!present && verdict !== 'yes') return pages;
  const change = (verdict === 'no' ? 0 : 1) - (present ? 1 : 0);
  const without = pages.map((page) => ({
    rows: page.rows.filter((row) => row.id !== pushed.id),
    total: page.total + change,
  }));
  return verdict === 'no' ? without : insert(without, pushed, list.state);
}

/** True when `given` is older news than what is shown. */
export function isStale(shown: Conversation, given: Conversation): boolean {
  return given.version < shown.version || given.last_seq < shown.last_seq;
}

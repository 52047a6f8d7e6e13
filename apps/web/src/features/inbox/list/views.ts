import type { Conversation } from '@atrium/contract/inbox/conversations.ts';

export const VIEWS = [
  'mine',
  'unassigned',
  'all',
  'unanswered',
  'snoozed',
  'resolved',
  'mentions',
] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['newest', 'oldest', 'unread'] as const;
export type Sort = (typeof SORTS)[number];

/** What the left pane shows; it lives in the address, so that Back and links work. */
export interface InboxSearch {
  view: View;
  sort: Sort;
  search?: string | undefined;
  label_id?: number | undefined;
  site_id?: number | undefined;
}

/** What the address leaves out. */
export const STANDARD_SEARCH = { view: 'all', sort: 'newest' } as const;

const SORT_PARAMETERS: Record<Sort, string> = {
  newest: '-last_message_at',
  oldest: 'last_message_at',
  unread: '-unread_count,-last_message_at',
};

const VIEW_FILTERS: Record<View, Record<string, unknown>> = {
  mine: { assignee_id: 'me', status_in: 'Open,Pending' },
  unassigned: { assignee_id_empty: 'true', status_in: 'Open,Pending' },
  all: { status_in: 'Open,Pending' },
  unanswered: { is_answered: 'false', status_in: 'Open,Pending' },
  snoozed: { status: 'Snoozed' },
  resolved: { status: 'Resolved' },
  mentions: { mentioned_user_id: 'me' },
};

function oneOf<T extends string>(values: readonly T[], given: unknown, standard: T): T {
  return values.find((value) => value === given) ?? standard;
}

function idOf(given: unknown): number | undefined {
  const id = Number(given);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Reads the address; what makes no sense there becomes the standard view. */
export function parseInboxSearch(given: Record<string, unknown>): InboxSearch {
  const search = typeof given.search === 'string' ? given.search.trim().slice(0, 200) : '';
  const label = idOf(given.label_id);
  const site = idOf(given.site_id);
  return {
    view: oneOf(VIEWS, given.view, STANDARD_SEARCH.view),
    sort: oneOf(SORTS, given.sort, STANDARD_SEARCH.sort),
    ...(search && { search }),
    ...(label && { label_id: label }),
    ...(site && { site_id: site }),
  };
}

/** The same as a query of the conversations list. */
export function listQueryOf(state: InboxSearch): Record<string, unknown> {
  return {
    ...VIEW_FILTERS[state.view],
    sort: SORT_PARAMETERS[state.sort],
    ...(state.search && { search: state.search }),
    ...(state.label_id && { label_id: state.label_id }),
    ...(state.site_id && { site_id: state.site_id }),
  };
}

/** Whether anything but the view narrows the list. */
export function isNarrowed(state: InboxSearch): boolean {
  return Boolean(state.search ?? state.label_id ?? state.site_id);
}

/**
 * Whether a conversation belongs to a list. `unknown`: only the server can tell (search text and
 * mentions are not part of the record), so what is shown stays and nothing is added.
 */
export function belongs(
  state: InboxSearch,
  conversation: Conversation,
  me: number,
): 'yes' | 'no' | 'unknown' {
  const { status, assignee_id } = conversation;
  const isOpen = status === 'Open' || status === 'Pending';
  const inView: Record<View, boolean> = {
    mine: isOpen && assignee_id === me,
    unassigned: isOpen && assignee_id === null,
    all: isOpen,
    unanswered: isOpen && !conversation.is_answered,
    snoozed: status === 'Snoozed',
    resolved: status === 'Resolved',
    mentions: true,
  };
  if (conversation.merged_into_id !== null || !inView[state.view]) return 'no';
  if (state.site_id && conversation.site_id !== state.site_id) return 'no';
  if (state.label_id && !conversation.labels.some((label) => label.id === state.label_id))
    return 'no';
  return state.search || state.view === 'mentions' ? 'unknown' : 'yes';
}

function byTime(a: Conversation, b: Conversation): number {
  return Date.parse(b.last_message_at) - Date.parse(a.last_message_at);
}

/** The order of the server, for rows that move while they are on screen. */
export const COMPARE: Record<Sort, (a: Conversation, b: Conversation) => number> = {
  newest: byTime,
  oldest: (a, b) => byTime(b, a),
  unread: (a, b) => b.unread_count - a.unread_count || byTime(a, b),
};

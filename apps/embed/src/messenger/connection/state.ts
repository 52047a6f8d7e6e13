import type { Ack, Message } from '@atrium/contract/inbox/messages.ts';
import type { Thread, VisitorSelf } from '@atrium/contract/inbox/messenger.ts';
import type { OutgoingMessage } from './outbox.ts';

/** What is known of one conversation, in the order of `seq`. Gaps are normal: notes are hidden from visitors. */
export interface Timeline {
  messages: Message[];
  /** The highest `seq` that came from the server's stream; acknowledgements do not count. */
  received_seq: number;
  has_earlier: boolean;
  state: 'loading' | 'ready' | 'failed';
}

/**
 * `polling`: no socket here, but HTTP works. `offline`: neither. `refused`: the site will not have us
 * (wrong id, domain not allowed, site switched off).
 */
export type ConnectionStatus = 'connecting' | 'online' | 'polling' | 'offline' | 'refused';

export interface ConnectionState {
  status: ConnectionStatus;
  /** Null until the first session. */
  visitor: VisitorSelf | null;
  /** Latest first. */
  threads: Thread[];
  staff_online: boolean;
  timelines: Record<string, Timeline>;
  outbox: OutgoingMessage[];
  /** Who is writing, by conversation. */
  typing: Record<string, string>;
  /** How many times the site's configuration was changed since: load it again when this grows. */
  config_changes: number;
  /** What became of `local:` conversations. */
  aliases: Record<string, string>;
}

export const EMPTY_STATE: ConnectionState = {
  status: 'connecting',
  visitor: null,
  threads: [],
  staff_online: false,
  timelines: {},
  outbox: [],
  typing: {},
  config_changes: 0,
  aliases: {},
};

export const LOADING: Timeline = {
  messages: [],
  received_seq: 0,
  has_earlier: false,
  state: 'loading',
};

/**
 * A lost connection can take with it something that was overtaken by a later message; asking again
 * for the last few costs little, and what is known already is dropped.
 */
const OVERLAP = 20;

/** Where to resume: all after this number is sent again. */
export function resumeAfter(timeline: Timeline): number {
  const first = timeline.messages[0]?.seq ?? 1;
  return Math.max(
    0,
    Math.min(timeline.received_seq, Math.max(first - 1, timeline.received_seq - OVERLAP)),
  );
}

/** By `seq`, each once; of two with the same number the later arrival stays, as it may have been changed. */
export function mergeMessages(known: Message[], arriving: Message[]): Message[] {
  const last = known.at(-1)?.seq ?? 0;
  if (arriving.length === 1 && arriving[0]!.seq > last) return [...known, arriving[0]!];
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of arriving) bySeq.set(message.seq, message);
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

function highest(messages: Message[]): number {
  return messages.reduce((seq, message) => Math.max(seq, message.seq), 0);
}

function withTimeline(state: ConnectionState, id: string, timeline: Timeline): ConnectionState {
  return { ...state, timelines: { ...state.timelines, [id]: timeline } };
}

/** Messages from the server's stream. Conversations that nobody has opened are loaded when they are. */
export function withMessages(
  state: ConnectionState,
  conversation_id: string,
  messages: Message[],
): ConnectionState {
  const timeline = state.timelines[conversation_id];
  if (!timeline) return state;
  return withTimeline(state, conversation_id, {
    ...timeline,
    messages: mergeMessages(timeline.messages, messages),
    received_seq: Math.max(timeline.received_seq, highest(messages)),
  });
}

/** A page of history: the newest (`earlier: false`), or what comes before the first known. */
export function withHistory(
  state: ConnectionState,
  conversation_id: string,
  page: { messages: Message[]; full: boolean; earlier: boolean },
): ConnectionState {
  const before = state.timelines[conversation_id] ?? LOADING;
  const first = before.messages[0]?.seq ?? Infinity;
  const adds = page.earlier || (page.messages[0]?.seq ?? Infinity) < first;
  return withTimeline(state, conversation_id, {
    messages: mergeMessages(before.messages, page.messages),
    received_seq: Math.max(before.received_seq, highest(page.messages)),
    has_earlier: adds ? page.full : before.has_earlier,
    state: 'ready',
  });
}

/** We are too far behind: forget what is known and begin with these. */
export function withSnapshot(
  state: ConnectionState,
  conversation_id: string,
  messages: Message[],
): ConnectionState {
  return withTimeline(state, conversation_id, {
    messages: mergeMessages([], messages),
    received_seq: highest(messages),
    has_earlier: (messages[0]?.seq ?? 1) > 1,
    state: 'ready',
  });
}

/** Puts an acknowledged message where it belongs before the server's stream brings it. */
export function withAcknowledged(
  state: ConnectionState,
  sent: OutgoingMessage,
  ack: Ack,
): ConnectionState {
  // Even number 1 may be an old acknowledgement repeated: the rest has to be loaded.
  const timeline = state.timelines[ack.conversation_id] ?? LOADING;
  if (timeline.messages.some((message) => message.id === ack.id)) return state;
  const message: Message = {
    conversation_id: ack.conversation_id,
    seq: ack.seq,
    id: ack.id,
    author_type: 'visitor',
    author_id: null,
    author_name: null,
    kind: 'text',
    content: sent.content,
    attachments: sent.attachments,
    mentioned_user_ids: [],
    created_at: ack.created_at,
    deleted_at: null,
  };
  return withTimeline(state, ack.conversation_id, {
    ...timeline,
    messages: mergeMessages(timeline.messages, [message]),
  });
}

export function withThread(state: ConnectionState, thread: Thread): ConnectionState {
  const others = state.threads.filter((other) => other.id !== thread.id);
  return { ...state, threads: latestFirst([...others, thread]) };
}

export function latestFirst(threads: Thread[]): Thread[] {
  return threads.toSorted((a, b) => Date.parse(b.last_message_at) - Date.parse(a.last_message_at));
}

/** Marks messages as seen before the server says so. */
export function withRead(state: ConnectionState, id: string, seq: number): ConnectionState {
  const threads = state.threads.map((thread) =>
    thread.id === id && seq >= thread.visitor_read_seq
      ? {
          ...thread,
          visitor_read_seq: seq,
          unread_count: seq >= thread.last_seq ? 0 : thread.unread_count,
        }
      : thread,
  );
  return { ...state, threads };
}

export function withTyping(
  state: ConnectionState,
  id: string,
  name: string | null,
): ConnectionState {
  const { [id]: _, ...typing } = state.typing;
  return { ...state, typing: name === null ? typing : { ...typing, [id]: name } };
}

export function unreadCount(state: ConnectionState): number {
  return state.threads.reduce((sum, thread) => sum + thread.unread_count, 0);
}

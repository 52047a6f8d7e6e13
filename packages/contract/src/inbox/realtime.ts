import { z } from 'zod';
import { Uuid } from '../core/shapes.ts';
import type { Problem } from '../core/problem.ts';
import type { Notification } from '../notifications/notifications.ts';
import type { Conversation } from './conversations.ts';
import type { Ack, Message } from './messages.ts';
import { VisitorSend } from './messages.ts';
import { PageContext } from './messenger.ts';
import type { Thread, VisitorSelf } from './messenger.ts';

const conversation_id = Uuid;
const seq = z.number().int().min(0);

/**
 * What a visitor's browser says at `/api/v1/messenger/realtime`. The first frame must be `hello`;
 * the server then answers `ready` and, for each conversation named, every message after `seq`.
 */
export const VisitorFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    token: z.string().max(2000),
    positions: z.record(Uuid, seq).default({}),
    page: PageContext.default({}),
  }),
  z.strictObject({ type: z.literal('send'), message: VisitorSend }),
  z.strictObject({ type: z.literal('resume'), conversation_id, after_seq: seq }),
  z.strictObject({ type: z.literal('read'), conversation_id, seq }),
  z.strictObject({ type: z.literal('typing'), conversation_id }),
  z.strictObject({ type: z.literal('page'), page: PageContext }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type VisitorFrame = z.infer<typeof VisitorFrame>;
export type VisitorFrameInput = z.input<typeof VisitorFrame>;

/** What the server says to a visitor. */
export type VisitorPush =
  | { type: 'ready'; visitor: VisitorSelf; threads: Thread[]; staff_online: boolean }
  | ({ type: 'ack' } & Ack)
  /** The message was refused and never will be accepted as it is (`retry: false`), or try again later. */
  | { type: 'nack'; id: string; retry: boolean; problem: Problem }
  | { type: 'message'; message: Message }
  /** Replace what you have of this conversation: you are too far behind. */
  | { type: 'snapshot'; conversation_id: string; messages: Message[] }
  | { type: 'thread'; thread: Thread }
  | { type: 'typing'; conversation_id: string; author_name: string }
  | { type: 'presence'; staff_online: boolean }
  /** The site's configuration was changed: load it again. */
  | { type: 'config' }
  | { type: 'pong' }
  | { type: 'error'; problem: Problem };

/**
 * What a member of staff says at `/api/v1/realtime`; the cookie or, for tools, a first frame `hello` with an access
 * token tells who it is. Messages are sent over HTTP.
 */
export const StaffFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), token: z.string().max(4000) }),
  /** Send me the messages of this conversation after `after_seq`, then live. */
  z.strictObject({ type: z.literal('watch'), conversation_id, after_seq: seq }),
  z.strictObject({ type: z.literal('unwatch'), conversation_id }),
  z.strictObject({ type: z.literal('typing'), conversation_id }),
  /** Presence: the record on screen, or null. Repeat every 20 s. `away`: nobody at the screen. */
  z.strictObject({
    type: z.literal('viewing'),
    entity: z.string().max(40).nullable(),
    id: z.string().max(64).nullable(),
    away: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type StaffFrame = z.infer<typeof StaffFrame>;
export type StaffFrameInput = z.input<typeof StaffFrame>;

export interface Viewer {
  id: number;
  name: string;
}

/** What the server says to a member of staff. */
export type StaffPush =
  | { type: 'ready'; user_id: number }
  | { type: 'message'; message: Message }
  | { type: 'snapshot'; conversation_id: string; messages: Message[] }
  /** A conversation is new or changed: status, assignment, last message, counters. */
  | { type: 'conversation'; conversation: Conversation }
  | {
      type: 'typing';
      conversation_id: string;
      author_name: string;
      author_type: 'visitor' | 'user';
    }
  /** Everybody (but you) who has this record open. */
  | { type: 'viewing'; entity: string; id: string; viewers: Viewer[] }
  | { type: 'presence'; online_user_ids: number[] }
  /** Any record was written: refresh it if it is on screen. */
  | {
      type: 'record';
      entity: string;
      id: string;
      version: number;
      actor_id: number | null;
      actor_name: string | null;
      /** It is out of sight from now on: merged into another, or taken back with the conversion that made it. */
      is_gone?: true;
    }
  /** News for you alone; null: some of yours were marked as read or unread, on another page perhaps. */
  | { type: 'notification'; notification: Notification | null }
  | { type: 'mention'; conversation_id: string; seq: number; author_name: string; preview: string }
  | { type: 'pong' }
  | { type: 'error'; problem: Problem };

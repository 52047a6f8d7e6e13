import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Can, Instant, Ref, text, Time, UserRef, Uuid, Version } from '../core/shapes.ts';
import { Message, MessageWindow, StaffSend } from './messages.ts';
import { Label } from './organizing.ts';

export const CONVERSATION_STATUSES = ['Open', 'Pending', 'Snoozed', 'Resolved'] as const;
export const PRIORITIES = ['Low', 'Normal', 'High', 'Urgent'] as const;
export const CHANNELS = ['Messenger', 'Workspace', 'E-mail', 'API'] as const;

/** A conversation as the Inbox shows it. */
export const Conversation = z.object({
  id: z.string(),
  subject: z.string().nullable(),
  status: z.enum(CONVERSATION_STATUSES),
  priority: z.enum(PRIORITIES),
  channel: z.enum(CHANNELS),
  site_id: z.number().nullable(),
  site_name: z.string().nullable(),
  client_id: z.number().nullable(),
  client_name: z.string().nullable(),
  client_email: z.string().nullable(),
  /** False: the visitor typed the e-mail and has not proven it. */
  client_is_verified: z.boolean(),
  visitor_id: z.string().nullable(),
  /** The person in one word or two: name, e-mail, or "Visitor 3f2a". */
  person: z.string(),
  is_online: z.boolean(),
  is_blocked: z.boolean(),
  assignee_id: z.number().nullable(),
  assignee: UserRef.nullable(),
  labels: z.array(Label),
  last_seq: z.number(),
  last_message_at: Time,
  last_message_preview: z.string(),
  last_message_author_type: z.enum(['visitor', 'user', 'assistant', 'system']),
  /** Nobody waits: the visitor’s last message has had an answer; a note is none. */
  is_answered: z.boolean(),
  /** Messages of the visitor that no member of staff has read. */
  unread_count: z.number(),
  /** Last message the visitor has seen. */
  visitor_read_seq: z.number(),
  snoozed_until: Time.nullable(),
  first_response_at: Time.nullable(),
  merged_into_id: z.string().nullable(),
  utm: z.record(z.string(), z.string()),
  page_url: z.string().nullable(),
  page_title: z.string().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Conversation = z.infer<typeof Conversation>;

export const conversationList = {
  filters: {
    status: CONVERSATION_STATUSES,
    priority: PRIORITIES,
    assignee_id: 'id',
    client_id: 'id',
    site_id: 'id',
    label_id: 'id',
    mentioned_user_id: 'id',
    unread_count: 'number',
    is_answered: 'boolean',
    last_message_at: 'instant',
    created_at: 'instant',
  },
  ids: 'uuid',
  sortable: ['last_message_at', 'created_at', 'priority', 'unread_count'],
  sort: '-last_message_at',
} as const;

export const ConversationUpdate = z.strictObject({
  subject: text(200).nullable().optional(),
  status: z.enum(CONVERSATION_STATUSES).optional(),
  priority: z.enum(PRIORITIES).optional(),
  assignee_id: Ref.nullable().optional(),
  /** With status `Snoozed`: when it comes back. */
  snoozed_until: Instant.nullable().optional(),
  label_ids: z.array(Ref).max(20).optional(),
  is_blocked: z.boolean().optional(),
  version: Version,
});

export const ConversationCounts = z.object({
  mine: z.number(),
  unassigned: z.number(),
  all: z.number(),
  /** Open ones in which the visitor spoke last. */
  unanswered: z.number(),
  snoozed: z.number(),
  resolved: z.number(),
  mentions: z.number(),
  unread: z.number(),
});
export type ConversationCounts = z.infer<typeof ConversationCounts>;

const params = z.object({ id: Uuid });
const messageParams = params.extend({ seq: z.coerce.number().int().min(1) });

export const conversations = {
  list: route({
    method: 'GET',
    path: '/conversations',
    access: 'conversations.read',
    answer: 'list',
    summary: 'List conversations',
    query: listQuery(conversationList),
    response: z.array(Conversation),
  }),
  counts: route({
    method: 'GET',
    path: '/conversations/counts',
    access: 'conversations.read',
    answer: 'json',
    summary: 'How many conversations each view holds',
    response: ConversationCounts,
  }),
  get: route({
    method: 'GET',
    path: '/conversations/:id',
    access: 'conversations.read',
    answer: 'json',
    summary: 'Read a conversation',
    params,
    response: Conversation,
  }),
  update: route({
    method: 'PATCH',
    path: '/conversations/:id',
    access: 'conversations.write',
    answer: 'json',
    summary: 'Assign, label, snooze, resolve, reopen',
    params,
    body: ConversationUpdate,
    response: Conversation,
  }),
  merge: route({
    method: 'POST',
    path: '/conversations/:id/merge',
    access: 'conversations.write',
    answer: 'json',
    summary: 'Merge this conversation into another of the same client',
    params,
    body: z.strictObject({ into_id: Uuid, version: Version }),
    response: Conversation,
  }),
  messages: route({
    method: 'GET',
    path: '/conversations/:id/messages',
    access: 'conversations.read',
    answer: 'json',
    summary: 'Messages, oldest first: the last ones, or those before or after a number',
    params,
    query: MessageWindow,
    response: z.array(Message),
  }),
  send: route({
    method: 'POST',
    path: '/conversations/:id/messages',
    access: 'conversations.write',
    answer: 'json',
    summary: 'Reply or leave a note; the id makes it safe to repeat',
    params,
    body: StaffSend,
    response: Message,
  }),
  /** Within ten seconds of sending: both sides stop showing it. */
  unsend: route({
    method: 'DELETE',
    path: '/conversations/:id/messages/:seq',
    access: 'conversations.write',
    answer: 'empty',
    summary: 'Take back a message just sent',
    params: messageParams,
  }),
  read: route({
    method: 'POST',
    path: '/conversations/:id/read',
    access: 'conversations.read',
    answer: 'empty',
    summary: 'Mark as read up to a message',
    params,
    body: z.strictObject({ seq: z.number().int().min(0) }),
  }),
  unread: route({
    method: 'POST',
    path: '/conversations/:id/unread',
    access: 'conversations.write',
    answer: 'empty',
    summary: 'Mark the last message of the visitor as unread',
    params,
  }),
};

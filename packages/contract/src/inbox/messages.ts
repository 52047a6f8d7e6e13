import { z } from 'zod';
import { Ref, text, Time, Uuid } from '../core/shapes.ts';
import { MAX_ATTACHMENTS, MAX_MESSAGE_CHARACTERS } from './limits.ts';

/** A file as a message carries it. `url` is signed for this one file and expires within the hour. */
export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  url: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

export const AUTHOR_TYPES = ['visitor', 'user', 'assistant', 'system'] as const;
export const MESSAGE_KINDS = ['text', 'note', 'event'] as const;

export const Message = z.object({
  conversation_id: z.string(),
  /** 1, 2, 3 … within the conversation, without gaps: the order on every screen. Visitors never receive notes, so they see gaps there. */
  seq: z.number(),
  /** The UUID that the sender made; repeating it never makes a second message. */
  id: z.string(),
  author_type: z.enum(AUTHOR_TYPES),
  author_id: z.string().nullable(),
  author_name: z.string().nullable(),
  /** `note` is for staff only; `event` is a line like "Ana resolved this". */
  kind: z.enum(MESSAGE_KINDS),
  /** Markdown subset; show it through `parseMarkdown`, never as HTML. Empty when deleted. */
  content: z.string(),
  attachments: z.array(Attachment),
  mentioned_user_ids: z.array(z.number()),
  created_at: Time,
  deleted_at: Time.nullable(),
});
export type Message = z.infer<typeof Message>;

/** What the sender's server says once the message is committed. */
export const Ack = z.object({
  id: z.string(),
  seq: z.number(),
  conversation_id: z.string(),
  created_at: Time,
});
export type Ack = z.infer<typeof Ack>;

const content = text(MAX_MESSAGE_CHARACTERS);
const attachment_ids = z.array(Uuid).max(MAX_ATTACHMENTS).default([]);
const somethingToSay = (message: { content: string; attachment_ids: string[] }) =>
  message.content !== '' || message.attachment_ids.length > 0;
const EMPTY = { error: 'Write something or attach a file', path: ['content'] };

/** A visitor's message. */
export const VisitorSend = z
  .strictObject({
    id: Uuid,
    /** `null`: the visitor's open conversation, or a new one when there is none. */
    conversation_id: Uuid.nullable().default(null),
    /** With `conversation_id: null`: begin a new conversation even if one is open. */
    new_conversation: z.boolean().default(false),
    content,
    attachment_ids,
  })
  .refine(somethingToSay, EMPTY);
export type VisitorSend = z.infer<typeof VisitorSend>;
export type VisitorSendInput = z.input<typeof VisitorSend>;

/** A message or internal note of a member of staff. */
export const StaffSend = z
  .strictObject({
    id: Uuid,
    kind: z.enum(['text', 'note']).default('text'),
    content,
    attachment_ids,
    mentioned_user_ids: z.array(Ref).max(20).default([]),
    /** The last message the sender saw: a colleague's later reply is a `reply_collision`. */
    last_seen_seq: z.number().int().min(0),
    send_anyway: z.boolean().default(false),
  })
  .refine(somethingToSay, EMPTY);
export type StaffSend = z.infer<typeof StaffSend>;

/** A window of a conversation, oldest first. */
export const MessageWindow = z.strictObject({
  after_seq: z.coerce.number().int().min(0).optional(),
  before_seq: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type MessageWindow = z.infer<typeof MessageWindow>;

import { z } from 'zod';
import { route } from '../core/route.ts';
import { Email, text, Time, Uuid } from '../core/shapes.ts';
import { CONVERSATION_STATUSES } from './conversations.ts';
import { Ack, Attachment, Message, MessageWindow, VisitorSend } from './messages.ts';

/** Where the visitor is and came from; plain facts of the page, believed by nobody. Longer text is cut. */
export const PageContext = z.strictObject({
  url: z.string().max(4000).optional(),
  title: z.string().max(1000).optional(),
  referrer: z.string().max(4000).optional(),
  utm: z.record(z.string().max(40), z.string().max(500)).optional(),
  locale: z.string().max(35).optional(),
  time_zone: z.string().max(60).optional(),
});
export type PageContext = z.infer<typeof PageContext>;

/**
 * `session`: a browser; `claimed`: an e-mail was typed; `verified`: the e-mail is proven by a code or
 * by the site's own server.
 */
export const PROOFS = ['session', 'claimed', 'verified'] as const;

export const VisitorSelf = z.object({
  id: z.string(),
  proof: z.enum(PROOFS),
  email: z.string().nullable(),
  name: z.string().nullable(),
});
export type VisitorSelf = z.infer<typeof VisitorSelf>;

/** A conversation as its visitor sees it. */
export const Thread = z.object({
  id: z.string(),
  subject: z.string().nullable(),
  status: z.enum(CONVERSATION_STATUSES),
  last_seq: z.number(),
  last_message_at: Time,
  last_message_preview: z.string(),
  unread_count: z.number(),
  visitor_read_seq: z.number(),
  /** Last message that staff have seen. */
  staff_read_seq: z.number(),
  assignee_name: z.string().nullable(),
});
export type Thread = z.infer<typeof Thread>;

const SessionStarted = z.object({
  visitor_token: z.string(),
  visitor: VisitorSelf,
  threads: z.array(Thread),
  /** Somebody of the staff is at the screen. */
  staff_online: z.boolean(),
  server_time: Time,
});
export type SessionStarted = z.infer<typeof SessionStarted>;

const params = z.object({ id: Uuid });

/** The visitor's interface. All but `session` want `Authorization: Bearer <visitor token>`. */
export const messenger = {
  session: route({
    method: 'POST',
    crossOrigin: true,
    path: '/messenger/session',
    access: 'public',
    answer: 'json',
    limit: 60,
    summary: 'Begin or go on as a visitor of a site',
    body: z.strictObject({
      site_id: z.string().max(64),
      visitor_token: z.string().max(2000).nullable().optional(),
      /** A JWT of the site's own server: HS256 with the site's secret, `aud` = site id, `exp` within an hour, `email`. */
      user_token: z.string().max(4000).optional(),
      page: PageContext.default({}),
    }),
    response: SessionStarted,
  }),
  threads: route({
    method: 'GET',
    crossOrigin: true,
    path: '/messenger/conversations',
    access: 'visitor',
    answer: 'json',
    summary: 'My conversations',
    response: z.array(Thread),
  }),
  messages: route({
    method: 'GET',
    crossOrigin: true,
    path: '/messenger/conversations/:id/messages',
    access: 'visitor',
    answer: 'json',
    summary: 'Messages of one of my conversations',
    params,
    query: MessageWindow,
    response: z.array(Message),
  }),
  send: route({
    method: 'POST',
    crossOrigin: true,
    path: '/messenger/messages',
    access: 'visitor',
    answer: 'json',
    limit: 600,
    summary: 'Send a message; the id makes it safe to repeat',
    body: VisitorSend,
    response: Ack,
  }),
  read: route({
    method: 'POST',
    crossOrigin: true,
    path: '/messenger/conversations/:id/read',
    access: 'visitor',
    answer: 'empty',
    summary: 'I have seen messages up to here',
    params,
    body: z.strictObject({ seq: z.number().int().min(0) }),
  }),
  /** A claim: links this visitor's own threads to a client. A known and an unknown address get the same answer. */
  identify: route({
    method: 'POST',
    crossOrigin: true,
    path: '/messenger/identify',
    access: 'visitor',
    answer: 'json',
    limit: 20,
    summary: 'Leave an e-mail and a name',
    body: z.strictObject({ email: Email, name: text(200).optional() }),
    response: VisitorSelf,
  }),
  requestCode: route({
    method: 'POST',
    crossOrigin: true,
    path: '/messenger/verify/request',
    access: 'visitor',
    answer: 'json',
    limit: 6,
    summary: 'Ask for a one-time code by e-mail',
    body: z.strictObject({ email: Email }),
    response: z.object({ sent: z.literal(true) }),
  }),
  confirmCode: route({
    method: 'POST',
    crossOrigin: true,
    path: '/messenger/verify/confirm',
    access: 'visitor',
    answer: 'json',
    limit: 20,
    summary: 'Prove an e-mail with the code; answers a token that opens the history',
    body: z.strictObject({
      email: Email,
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, 'Enter the six digits of the code'),
    }),
    response: SessionStarted,
  }),
  upload: route({
    method: 'POST',
    crossOrigin: true,
    path: '/messenger/files',
    access: 'visitor',
    answer: 'json',
    multipart: true,
    limit: 30,
    summary: 'Upload one file (multipart field `file`)',
    response: Attachment,
  }),
};

import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Id, Time } from '../core/shapes.ts';

/** `Held`: there is no mail server, so it waits here to be read. `Failed`: it was tried and given up. */
export const MAIL_STATUSES = ['Queued', 'Sent', 'Held', 'Failed'] as const;

/** A mail that the program wrote. */
export const Mail = z.object({
  id: z.number(),
  /** What it was for: `password_reset`, `conversation_reply` … */
  kind: z.string(),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(MAIL_STATUSES),
  attempts: z.number().int(),
  error: z.string().nullable(),
  created_at: Time,
  sent_at: Time.nullable(),
});
export type Mail = z.infer<typeof Mail>;

export const MailWithContent = Mail.extend({ text: z.string(), html: z.string() });
export type MailWithContent = z.infer<typeof MailWithContent>;

export const mailList = {
  filters: {
    status: MAIL_STATUSES,
    kind: 'text',
    recipient: 'text',
    created_at: 'instant',
  },
  sortable: ['created_at', 'recipient', 'kind', 'status'],
  sort: '-created_at',
} as const;

export const mails = {
  list: route({
    method: 'GET',
    path: '/mails',
    access: 'organization.manage',
    answer: 'list',
    summary: 'List the mails that were written',
    query: listQuery(mailList),
    response: z.array(Mail),
  }),
  get: route({
    method: 'GET',
    path: '/mails/:id',
    access: 'organization.manage',
    answer: 'json',
    summary: 'Read one mail',
    params: z.object({ id: Id }),
    response: MailWithContent,
  }),
};

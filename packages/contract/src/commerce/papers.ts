import { z } from 'zod';
import { route } from '../core/route.ts';
import { Id, Time } from '../core/shapes.ts';
import { Attachment } from '../inbox/messages.ts';

export const ORDER_PAPERS = ['confirmation', 'invoice'] as const;
export const PAPERS = ['quote', ...ORDER_PAPERS] as const;
export type PaperKind = (typeof PAPERS)[number];

/** A paper as it was on that day, kept as a file that can be attached to a reply. */
export const KeptPaper = Attachment.extend({
  kind: z.enum(PAPERS),
  kept_at: Time,
  kept_by: z.string().nullable(),
});
export type KeptPaper = z.infer<typeof KeptPaper>;

const params = z.object({ id: Id });

export const papers = {
  ofOpportunity: route({
    method: 'GET',
    path: '/opportunities/:id/papers',
    access: 'crm.read',
    answer: 'json',
    summary: 'Quotes that were kept as files, newest first',
    params,
    response: z.array(KeptPaper),
  }),
  keepOfOpportunity: route({
    method: 'POST',
    path: '/opportunities/:id/papers',
    access: 'crm.write',
    answer: 'json',
    idempotent: true,
    limit: 60,
    summary: 'Keep the quote as a file, as it is now',
    params,
    body: z.strictObject({ kind: z.literal('quote') }),
    response: KeptPaper,
  }),
  ofOrder: route({
    method: 'GET',
    path: '/orders/:id/papers',
    access: 'crm.read',
    answer: 'json',
    summary: 'Confirmations and invoices that were kept as files, newest first',
    params,
    response: z.array(KeptPaper),
  }),
  keepOfOrder: route({
    method: 'POST',
    path: '/orders/:id/papers',
    access: 'crm.write',
    answer: 'json',
    idempotent: true,
    limit: 60,
    summary: 'Keep the confirmation or the invoice as a file, as it is now',
    params,
    body: z.strictObject({ kind: z.enum(ORDER_PAPERS) }),
    response: KeptPaper,
  }),
};

import { plainText } from '@atrium/contract/core/markdown.ts';
import { z } from 'zod';
import type { EventRow, Subscriber } from '../../../platform/events/relay.ts';
import { findRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { isNews, notify } from '../../notifications/index.ts';
import { audienceOf, noteOf } from './following.queries.ts';

/** What followers want to hear: stages, notes, payments, and that something is over. */
const TOLD = [
  'opportunity.moved',
  'opportunity.won',
  'opportunity.lost',
  'lead.converted',
  'note.created',
  'order.payment_logged',
  'order.payment_voided',
  'order.fulfilled',
  'contract.payment_logged',
  'contract.payment_voided',
  'contract.expired',
  'contract.terminated',
  'case.closed',
];

const Noted = z.object({ note_id: z.number() });

/** Tells whoever follows the record of an event, or what stands behind it; never the one who did it. */
export const followersHear: Subscriber = {
  event: TOLD,
  name: 'work.followers-hear',
  handle: async (scope, event) => {
    if (event.summary === null || !isNews(scope, event)) return;
    await tell(scope, event, event.summary);
  },
};

function tell(scope: Scope, event: EventRow, summary: string): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    const subject = { type: event.subject_type, id: event.subject_id };
    const record = await findRecord(tx, scope, subject);
    if (!record) return;
    const noted = Noted.safeParse(event.data);
    const note = noted.success ? await noteOf(tx, scope, noted.data.note_id) : undefined;
    // It was taken back in the meantime.
    if (noted.success && !note) return;
    const audience = await audienceOf(tx, scope, { event_id: event.id, subject });
    const name = event.actor_type === 'system' ? null : event.actor_name;
    await notify(tx, scope, {
      kind: 'followed',
      // Who is named in a note has heard of it.
      to: audience.filter((id) => !note?.mentioned.includes(id)),
      subject,
      summary: `${name ? `${name} on ` : ''}“${record.name}”: ${summary}`,
      ...(note && { text: plainText(note.content) }),
      by: { user_id: event.actor_type === 'user' ? Number(event.actor_id) : null, name },
      dedupe_key: `followed:${event.id}`,
    });
  });
}

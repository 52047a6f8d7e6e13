import { z } from 'zod';
import type { Subscriber } from '../../../platform/events/relay.ts';
import { publicUrl } from '../../../platform/http/index.ts';
import { send, type Job } from '../../../platform/jobs/index.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import * as queries from './away-mail.queries.ts';

const PATIENCE_SECONDS = 60;

const Data = z.object({ conversation_id: z.uuid() });

/**
 * A minute after a reply: when the client has not seen it, it goes to him by e-mail, together with the other replies
 * he has not seen. A reply is mailed once.
 */
export const awayMail: Job<z.infer<typeof Data>> = {
  name: 'inbox.away-mail',
  schema: Data,
  run: (scope, { conversation_id }) =>
    scope.platform.db.transact(scope, async (tx) => {
      const recipient = await queries.recipientOf(tx, scope, conversation_id);
      if (!recipient?.email || recipient.is_blocked) return;
      const replies = await queries.unseenReplies(tx, scope, conversation_id);
      const last = replies.at(-1);
      if (!last) return;
      const said = replies.map(
        (reply) =>
          `${reply.author_name ?? recipient.site_name}:\n${reply.content || 'sent a file'}`,
      );
      const link = `${publicUrl(scope.platform)}/messenger/frame?siteId=${encodeURIComponent(recipient.site_id)}`;
      await sendMail(tx, scope, {
        kind: 'conversation_reply',
        to: recipient.email,
        subject: `${last.author_name ?? recipient.site_name} replied to you`,
        text: `${said.join('\n\n')}\n\nAnswer at ${link}`,
        dedupe_key: `away:${conversation_id}:${last.seq}`,
      });
      await queries.markMailed(tx, scope, { conversation_id, seq: last.seq });
    }),
};

/** Every reply of staff starts the minute; further ones within it travel together. */
export const awayMailOnReply: Subscriber = {
  event: 'message.created',
  by: ['user', 'api_key', 'system'],
  name: 'inbox.away-mail-on-reply',
  handle: async (scope, event) => {
    const { kind, author_type } = event.data as { kind: string; author_type: string };
    if (kind !== 'text' || author_type !== 'user') return;
    const startAfter = new Date(scope.now.getTime() + PATIENCE_SECONDS * 1000);
    await scope.platform.db.transact(scope, (tx) =>
      send(tx, scope, {
        job: awayMail,
        data: { conversation_id: event.subject_id },
        startAfter,
        singletonKey: event.subject_id,
      }),
    );
  },
};

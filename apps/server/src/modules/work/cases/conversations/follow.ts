import { z } from 'zod';
import { announce } from '../../../../platform/events/emit.ts';
import type { Subscriber } from '../../../../platform/events/relay.ts';
import { table } from '../cases.queries.ts';
import { respond } from '../clock/respond.ts';
import { followLinks } from '../links.ts';
import { lockNameless, lockUnanswered, moveToConversation } from './conversations.queries.ts';

const Message = z.object({ kind: z.string(), author_type: z.string() });
const Merged = z.object({ from: z.uuid(), into: z.uuid() });

/** A reply of staff in the conversation is the first response to its case, at the moment it was sent. */
const replied: Subscriber = {
  event: 'message.created',
  by: ['user', 'api_key'],
  name: 'work.cases-replied',
  handle: async (scope, event) => {
    const { kind, author_type } = Message.parse(event.data);
    if (kind !== 'text' || author_type !== 'user') return;
    await scope.platform.db.transact(scope, async (tx) => {
      for (const row of await lockUnanswered(tx, scope, event.subject_id))
        await respond(tx, scope, { row, at: event.occurred_at });
    });
  },
};

const merged: Subscriber = {
  event: 'conversation.merged',
  name: 'work.cases-conversation-merged',
  handle: (scope, event) =>
    scope.platform.db.transact(scope, (tx) =>
      moveToConversation(tx, scope, Merged.parse(event.data)),
    ),
};

/** Somebody has said who he is: his case knows it too. */
const linked: Subscriber = {
  event: 'conversation.linked',
  name: 'work.cases-conversation-linked',
  handle: async (scope, { subject_id, client_id }) => {
    if (client_id === null) return;
    await scope.platform.db.transact(scope, async (tx) => {
      for (const row of await lockNameless(tx, scope, subject_id)) {
        const links = await followLinks(tx, scope, { wanted: { client_id }, before: row });
        await table.update(tx, scope, { id: row.id, client_id, ...links });
        const { id, version } = row;
        const subject = { type: 'case', id };
        announce(tx, scope, { type: 'case.linked', subject, live: { version } });
      }
    });
  },
};

/** What happens in conversations, as far as their cases are concerned. */
export const followConversations: Subscriber[] = [replied, merged, linked];

import { z } from 'zod';
import type { Subscriber } from '../../platform/events/relay.ts';
import { findRecord } from '../../platform/records/index.ts';
import { isNews } from './news.ts';
import { notify } from './notify.ts';

const Data = z.object({ owner_id: z.number() });

/** Whoever is given a record by somebody else is told, of every kind of record. */
export const assignments: Subscriber = {
  event: 'record.assigned',
  name: 'notifications.assignments',
  handle: (scope, event) =>
    scope.platform.db.transact(scope, async (tx) => {
      if (!isNews(scope, event)) return;
      const { owner_id } = Data.parse(event.data);
      const subject = { type: event.subject_type, id: event.subject_id };
      const record = await findRecord(tx, scope, subject);
      if (!record) return;
      const user_id = event.actor_type === 'user' ? Number(event.actor_id) : null;
      const what = `the ${event.subject_type.replaceAll('_', ' ')} “${record.name}”`;
      const { actor_name: name } = event;
      await notify(tx, scope, {
        kind: 'assignment',
        to: [owner_id],
        subject,
        summary: name ? `${name} assigned ${what} to you` : `You were assigned ${what}`,
        by: { user_id, name },
        dedupe_key: `assigned:${event.id}`,
      });
    }),
};

import type { Tx } from '../../../../platform/db/index.ts';
import { inTurn, type Routine } from '../../../../platform/jobs/index.ts';
import { systemScope, type Scope } from '../../../../platform/scope.ts';
import { notify } from '../../../notifications/index.ts';
import { dueReminders, lockReminder, markReminded, type Reminder } from './reminders.queries.ts';

/** Every minute: people are reminded of what they have to do. */
export const remindOfActivities: Routine = {
  name: 'work.remind',
  every: '* * * * *',
  async sweep(platform) {
    const due = await platform.db.system((tx) => dueReminders(tx, platform.clock.now()));
    await inTurn(platform, due, ({ org_id, id }) => {
      const scope = systemScope(platform, org_id, 'Reminders');
      return platform.db.transact(scope, (tx) => remind(tx, scope, id));
    });
  },
};

/** Gives one reminder and notes it in the same transaction: at the next look it is not given again. */
export async function remind(tx: Tx, scope: Scope, id: number): Promise<void> {
  const reminder = await lockReminder(tx, scope, id);
  if (!reminder) return;
  await markReminded(tx, scope, id);
  if (reminder.status !== 'Completed' && reminder.is_active) await tell(tx, scope, reminder);
}

async function tell(tx: Tx, scope: Scope, reminder: Reminder): Promise<void> {
  const { id, subject, reminder_at, assigned_to_id, location, what_name, who_name } = reminder;
  const text = [who_name, what_name, location].filter(Boolean).join(', ');
  await notify(tx, scope, {
    kind: 'reminder',
    to: [assigned_to_id],
    even_self: true,
    subject: { type: 'activity', id },
    summary: `${subject}: ${whenOf(reminder)}`,
    ...(text && { text }),
    dedupe_key: `reminder:${id}:${reminder_at}`,
  });
}

function whenOf({ type, due_date, starts }: Reminder): string {
  if (type === 'Event') return `starts ${starts}`;
  return due_date === null ? 'to do' : `due ${due_date}`;
}

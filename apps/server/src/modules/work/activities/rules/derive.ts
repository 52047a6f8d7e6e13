import { diff } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import type { StoredActivity } from '../activities.queries.ts';
import { shiftedReminder } from '../recurring/recurring.queries.ts';

type Wanted = Partial<Omit<StoredActivity, 'recurrence'>> & { recurrence?: unknown };

interface Change {
  row: StoredActivity;
  wanted: Wanted;
}

/** What follows from a change: when it was done, when to remind, from where a rule is counted. */
export async function derive(tx: Tx, scope: Scope, change: Change): Promise<object> {
  return {
    ...completion(scope, change),
    ...(await reminder(tx, scope, change)),
    ...rule(change),
    ...origin(change),
  };
}

function completion({ now }: Scope, { row, wanted }: Change): object {
  if (wanted.status === undefined) return {};
  const isDone = wanted.status === 'Completed';
  if (isDone === (row.status === 'Completed')) return {};
  return { completed_at: isDone ? now.toISOString() : null };
}

/** A reminder keeps its distance from what it reminds of; one that was moved reminds again. */
async function reminder(tx: Tx, scope: Scope, { row, wanted }: Change): Promise<object> {
  const moved = wanted.reminder_at === undefined ? await follow(tx, { row, wanted }) : {};
  const reminder_at = moved.reminder_at ?? wanted.reminder_at;
  if (reminder_at === undefined || reminder_at === row.reminder_at) return moved;
  const isOver = reminder_at !== null && Date.parse(reminder_at) <= scope.now.getTime();
  return { ...moved, reminded_at: isOver ? scope.now.toISOString() : null };
}

async function follow(tx: Tx, { row, wanted }: Change): Promise<{ reminder_at?: string }> {
  const { reminder_at, start_time, due_date } = row;
  if (reminder_at === null) return {};
  if (wanted.start_time && start_time && wanted.start_time !== start_time) {
    const by = Date.parse(wanted.start_time) - Date.parse(start_time);
    return { reminder_at: new Date(Date.parse(reminder_at) + by).toISOString() };
  }
  if (!wanted.due_date || !due_date || wanted.due_date === due_date) return {};
  const user_id = wanted.assigned_to_id ?? row.assigned_to_id;
  const shift = { reminder_at, from: due_date, to: wanted.due_date, user_id };
  return { reminder_at: await shiftedReminder(tx, shift) };
}

/** A new rule is counted from the due date; a due date that is moved leaves the rule's own days as they are. */
function rule({ row, wanted }: Change): object {
  const { recurrence } = wanted;
  const isSame = Object.keys(diff({ recurrence: row.recurrence }, { recurrence })).length === 0;
  if (recurrence === undefined || isSame) return {};
  const day = recurrence === null ? null : (wanted.due_date ?? row.due_date);
  return { recurs_from: day, occurs_on: day };
}

/** Who links it anew has decided where it belongs: undoing a conversion leaves it there. */
function origin({ row, wanted }: Change): object {
  const links = ['what_type', 'what_id', 'who_type', 'who_id'] as const;
  const isMoved = links.some((link) => wanted[link] !== undefined && wanted[link] !== row[link]);
  return isMoved && row.lead_id !== null ? { lead_id: null, is_what_given: false } : {};
}

import { addDays } from '@atrium/contract/core/calendar.ts';
import { nextDay, Recurrence } from '@atrium/contract/work/activities/recurrence.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { found } from '../../../../platform/policy.ts';
import { updateRecord } from '../../../../platform/records/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { localTime } from '../../time/time.queries.ts';
import { table, type StoredActivity } from '../activities.queries.ts';
import { ENTITY, read } from '../activities.service.ts';
import { insert } from '../create.service.ts';
import { beginSeries, lockOccurrence, shiftedReminder } from './recurring.queries.ts';

/**
 * Makes the next task of a series when one was completed; the caller holds the lock of that one, so that it is made
 * once. What was missed is left out: the next one is due today at the earliest.
 */
export async function makeNext(tx: Tx, scope: Scope, id: number): Promise<void> {
  const task = found(await table.lock(tx, scope, id));
  if (task.recurrence === null) return;
  const occurrence = task.occurrence + 1;
  const series_id = task.series_id ?? task.id;
  const made = await lockOccurrence(tx, scope, { series_id, occurrence });
  if (made) return;
  const day = await dayAfter(tx, scope, task);
  if (day === undefined) return;
  await beginSeries(tx, scope, id);
  await insert(tx, scope, {
    ...copied(task),
    ...(await reminderOf(tx, task, day)),
    due_date: day,
    occurs_on: day,
    occurrence,
    series_id,
  });
}

/** Takes the next task away again when the completion is taken back, while nobody has touched it. */
export async function withdrawNext(tx: Tx, scope: Scope, id: number): Promise<void> {
  const task = found(await table.lock(tx, scope, id));
  if (task.series_id === null) return;
  const { series_id, occurrence } = task;
  const row = await lockOccurrence(tx, scope, { series_id, occurrence: occurrence + 1 });
  if (row?.version !== 1 || !row.is_active) return;
  await updateRecord(tx, scope, {
    entity: ENTITY,
    changes: { is_active: false, version: row.version },
    lock: (inner) => table.lock(inner, scope, row.id),
    // It leaves the series, so that completing once more makes a new one.
    derive: () => ({ series_id: null }),
    write: (inner, columns) => table.update(inner, scope, { id: row.id, ...columns }),
    present: (inner) => read(inner, scope, row.id),
    unspoken: ['series_id'],
  });
}

/** The day of the next task, or none when the series is over. */
async function dayAfter(tx: Tx, scope: Scope, task: StoredActivity): Promise<string | undefined> {
  const rule = Recurrence.parse(task.recurrence);
  if (rule.count !== undefined && task.occurrence >= rule.count) return undefined;
  const { today } = await localTime(tx, scope, task.assigned_to_id);
  const days = [task.occurs_on, task.due_date, addDays(today, -1)];
  const after =
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? today;
  return nextDay(rule, { first: task.recurs_from ?? after, after });
}

function copied(task: StoredActivity) {
  const { type, subject, description, priority, assigned_to_id, what_type, what_id } = task;
  const { who_type, who_id, recurs_from } = task;
  const recurrence = Recurrence.parse(task.recurrence);
  const links = { what_type, what_id, who_type, who_id };
  return {
    type,
    subject,
    description,
    priority,
    assigned_to_id,
    ...links,
    recurrence,
    recurs_from,
  };
}

async function reminderOf(tx: Tx, task: StoredActivity, to: string) {
  const { reminder_at, due_date, assigned_to_id: user_id } = task;
  if (reminder_at === null || due_date === null) return {};
  return { reminder_at: await shiftedReminder(tx, { reminder_at, from: due_date, to, user_id }) };
}

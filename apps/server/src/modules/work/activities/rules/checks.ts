import {
  checkTimes,
  isLogged,
  type Timed,
} from '@atrium/contract/work/activities/activity-times.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { fieldProblem, ProblemError } from '../../../../platform/problem.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { checkReferences } from '../../../crm/index.ts';
import { subjectFor } from '../../subjects/subjects.ts';

/** What an activity names: who does it, what it is about, and with whom. Types are those of events. */
export interface Named {
  assigned_to_id?: number | undefined;
  what_type?: string | null | undefined;
  what_id?: number | null | undefined;
  who_type?: string | null | undefined;
  who_id?: number | null | undefined;
}

/** A clock may be a little ahead of ours. */
const SLACK_MS = 60_000;

/**
 * Refuses times that do not fit the type, or each other.
 * @param wanted what is asked for; the rest stands as it is
 */
export function checkWhen(scope: Scope, activity: Timed, wanted: Omit<Timed, 'type'>): void {
  const errors = checkTimes(activity).map(({ path, message }) => ({ path, code: 'time', message }));
  if (wanted.completed_at && !isLogged(activity.type))
    errors.push({
      path: 'completed_at',
      code: 'time',
      message: 'This follows from the status: set that to Completed',
    });
  else if (wanted.completed_at && isFuture(scope, wanted.completed_at))
    errors.push({ path: 'completed_at', code: 'time', message: 'This is in the future' });
  if (wanted.reminder_at && !isFuture(scope, wanted.reminder_at))
    errors.push({ path: 'reminder_at', code: 'time', message: 'This moment is over' });
  const [first] = errors;
  if (first) throw new ProblemError('rule', { detail: first.message, errors });
}

function isFuture({ now }: Scope, moment: string): boolean {
  return Date.parse(moment) > now.getTime() + SLACK_MS;
}

/** Refuses to name what is not there. What the activity names already may stay. */
export async function checkNamed(
  tx: Tx,
  scope: Scope,
  { wanted, before = {} }: { wanted: Named; before?: Named },
): Promise<void> {
  await checkReferences(tx, scope, { wanted, before });
  for (const link of ['what', 'who'] as const) {
    const { type, id } = linkOf({ ...before, ...given(wanted) }, link);
    if (type === null && id === null) continue;
    if (type === null)
      throw fieldProblem(`${link}_type`, 'required', 'Say what kind of record this is');
    if (id === null) throw fieldProblem(`${link}_id`, 'required', 'Choose a record');
    const old = linkOf(before, link);
    if (old.type === type && old.id === id) continue;
    await subjectFor(tx, scope, { subject: { type, id }, field: `${link}_id` });
  }
}

function linkOf(named: Named, link: 'what' | 'who') {
  return { type: named[`${link}_type`] ?? null, id: named[`${link}_id`] ?? null };
}

function given(wanted: Named): Named {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

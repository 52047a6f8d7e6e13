import { addDays } from '@atrium/contract/core/calendar.ts';
import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { ActivityType } from '@atrium/contract/work/activities/activity-times.ts';
import type { Recurrence } from '@atrium/contract/work/activities/recurrence.ts';
import { fromLocal, toLocal } from '../../../../lib/zone/zone.ts';

/** A record or person that an activity belongs to. */
export interface Link {
  type: string;
  id: number | null;
}

/** What the form of an activity holds; moments as the clocks of the person show them. */
export interface ActivityValues extends Record<string, unknown> {
  subject: string;
  description: string;
  status: string;
  priority: string;
  due_date: string;
  start: string;
  end: string;
  is_all_day_event: boolean;
  location: string;
  assigned_to_id: string | null;
  what: Link;
  who: Link;
  /** A moment; of an event with times: so many minutes before it starts. */
  reminder: string;
  recurrence: Recurrence | null;
}

/** An activity that is made or changed, as far as it is known. */
export type Given = Partial<
  Omit<Activity, 'what_type' | 'who_type'> & { what_type: string | null; who_type: string | null }
>;

/** Which field of the form an error of the server belongs to. */
export const ACTIVITY_PATHS = {
  start_time: 'start',
  end_time: 'end',
  what_id: 'what',
  what_type: 'what',
  who_id: 'who',
  who_type: 'who',
  reminder_at: 'reminder',
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The hour that begins next, on the clocks of the person. */
export function nextFullHour(now = Date.now()): string {
  return toLocal(new Date(Math.ceil((now + 1) / HOUR_MS) * HOUR_MS));
}

/** An hour later on the clocks. */
export function hourAfter(local: string): string {
  const moment = fromLocal(local);
  return moment === undefined ? local : toLocal(new Date(Date.parse(moment) + HOUR_MS));
}

function spanOf({ start_time, end_time, is_all_day_event }: Given): { start: string; end: string } {
  if (!start_time || !end_time) {
    const start = nextFullHour();
    return { start, end: hourAfter(start) };
  }
  if (!is_all_day_event) return { start: toLocal(start_time), end: toLocal(end_time) };
  // The last day stands in the form, and the day after it in the record.
  return {
    start: `${start_time.slice(0, 10)}T09:00`,
    end: `${addDays(end_time.slice(0, 10), -1)}T10:00`,
  };
}

function reminderOf({ type, start_time, reminder_at, is_all_day_event }: Given): string {
  if (!reminder_at) return '';
  if (type !== 'Event' || is_all_day_event || !start_time) return toLocal(reminder_at);
  return String((Date.parse(start_time) - Date.parse(reminder_at)) / MINUTE_MS);
}

/** The form of an activity, filled with what is known of it. */
export function valuesOf(given: Given, me: { id: number }): ActivityValues {
  return {
    subject: given.subject ?? '',
    description: given.description ?? '',
    status: given.status ?? 'Not Started',
    priority: given.priority ?? 'Normal',
    due_date: given.due_date ?? '',
    ...spanOf(given),
    is_all_day_event: given.is_all_day_event ?? false,
    location: given.location ?? '',
    assigned_to_id: String(given.assigned_to_id ?? me.id),
    what: { type: given.what_type ?? 'Account', id: given.what_id ?? null },
    who: { type: given.who_type ?? 'Contact', id: given.who_id ?? null },
    reminder: reminderOf(given),
    recurrence: given.recurrence ?? null,
  };
}

function timesOf({ start, end, is_all_day_event }: ActivityValues) {
  if (is_all_day_event) {
    const last = end.slice(0, 10);
    return {
      start_time: `${start.slice(0, 10)}T00:00:00.000Z`,
      end_time: last ? `${addDays(last, 1)}T00:00:00.000Z` : '',
    };
  }
  return { start_time: fromLocal(start) ?? '', end_time: fromLocal(end) ?? '' };
}

function reminderAt(values: ActivityValues, start_time: string | undefined): string | null {
  const { reminder, is_all_day_event } = values;
  if (reminder === '') return null;
  if (start_time === undefined || is_all_day_event) return fromLocal(reminder) ?? reminder;
  const at = Date.parse(start_time) - Number(reminder) * MINUTE_MS;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function linkOf({ type, id }: Link): { type: string | null; id: number | null } {
  return id === null ? { type: null, id: null } : { type, id };
}

/** The contract's body for what the form holds. */
export function bodyOf(type: ActivityType, values: ActivityValues): Record<string, unknown> {
  const { subject, description, assigned_to_id } = values;
  const [what, who] = [linkOf(values.what), linkOf(values.who)];
  const shared = {
    subject,
    description: description.trim() || null,
    assigned_to_id: Number(assigned_to_id),
    what_type: what.type,
    what_id: what.id,
    who_type: who.type,
    who_id: who.id,
  };
  if (type === 'Call' || type === 'Email') return shared;
  if (type === 'Event') {
    const times = timesOf(values);
    const { is_all_day_event, location } = values;
    const reminder_at = reminderAt(values, times.start_time);
    return {
      ...shared,
      ...times,
      is_all_day_event,
      location: location.trim() || null,
      reminder_at,
    };
  }
  const { status, priority, due_date, recurrence } = values;
  const reminder_at = reminderAt(values, undefined);
  return { ...shared, status, priority, due_date: due_date || null, recurrence, reminder_at };
}

/** What of a body is another one than before. */
export function changesOf(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  );
}

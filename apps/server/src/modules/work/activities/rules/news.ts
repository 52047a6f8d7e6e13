import type { TimelineKind } from '@atrium/contract/records/timeline.ts';
import type { ActivityType } from '@atrium/contract/work/activities/activity-times.ts';
import type { Subject } from '../../../../platform/records/index.ts';

/** An activity, as far as others hear of it. */
interface Told {
  type: ActivityType;
  subject: string;
  due_date?: string | null | undefined;
  what_type?: string | null | undefined;
  what_id?: number | null | undefined;
  who_type?: string | null | undefined;
  who_id?: number | null | undefined;
}

const KINDS: Record<ActivityType, TimelineKind> = {
  Task: 'task',
  Event: 'event',
  Call: 'call',
  Email: 'email',
};

/** What kind of line a timeline shows it as. */
export function kindOf({ type }: Pick<Told, 'type'>): TimelineKind {
  return KINDS[type];
}

/** What a timeline says of a new one. */
export function madeLine({ type, subject, due_date }: Told): string {
  if (type === 'Call') return `Call logged: ${subject}`;
  if (type === 'Email') return `E-mail logged: ${subject}`;
  if (type === 'Event') return `Event scheduled: ${subject}`;
  return `Task created: ${subject}${due_date ? `, due ${due_date}` : ''}`;
}

const WORDS: Record<ActivityType, string> = {
  Task: 'Task',
  Event: 'Event',
  Call: 'Call',
  Email: 'E-mail',
};

/** What it says of one that was completed, opened again, taken away: `Task completed: Send the offer`. */
export function movedLine({ type, subject }: Told, verb: string): string {
  return `${WORDS[type]} ${verb}: ${subject}`;
}

/** The records that hear of it beside itself. */
export function linksOf({ what_type, what_id, who_type, who_id }: Told): Subject[] {
  return [
    ...(what_type && what_id ? [{ type: what_type, id: what_id }] : []),
    ...(who_type && who_id ? [{ type: who_type, id: who_id }] : []),
  ];
}

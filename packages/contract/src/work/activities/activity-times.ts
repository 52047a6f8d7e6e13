// What the times of an activity must be, by its type: the same on the form and on the server.

export const ACTIVITY_TYPES = ['Task', 'Event', 'Call', 'Email'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** An event lasts at most so long. */
export const EVENT_DAYS = 366;
const DAY_MS = 86_400_000;

/** An activity, as far as its times are concerned; what is missing is empty. */
export interface Timed {
  type: ActivityType;
  status?: string | undefined;
  due_date?: string | null | undefined;
  start_time?: string | null | undefined;
  end_time?: string | null | undefined;
  is_all_day_event?: boolean | undefined;
  location?: string | null | undefined;
  completed_at?: string | null | undefined;
  reminder_at?: string | null | undefined;
  recurrence?: object | null | undefined;
}

interface Fault {
  path: keyof Timed;
  message: string;
}

/** Was it logged after it took place, as calls and e-mails are? */
export function isLogged(type: ActivityType): boolean {
  return type === 'Call' || type === 'Email';
}

/** Everything that is wrong with the times of an activity. */
export function checkTimes(activity: Timed): Fault[] {
  const { type } = activity;
  if (type === 'Task') return checkTask(activity);
  return type === 'Event' ? checkEvent(activity) : checkLogged(activity);
}

/** The fields of which one is given, each with what is said of it. */
function refuse(activity: Timed, fields: Partial<Record<keyof Timed, string>>): Fault[] {
  return (Object.entries(fields) as [keyof Timed, string][])
    .filter(([path]) => Boolean(activity[path]))
    .map(([path, message]) => ({ path, message }));
}

function checkTask(task: Timed): Fault[] {
  const faults = refuse(task, {
    start_time: 'A task has a due date, and no start',
    end_time: 'A task has a due date, and no end',
    is_all_day_event: 'Only an event takes whole days',
    location: 'Only an event has a place',
  });
  if (task.recurrence && !task.due_date)
    faults.push({ path: 'due_date', message: 'A task that repeats needs a due date' });
  return faults;
}

function checkEvent(event: Timed): Fault[] {
  const { start_time: start, end_time: end } = event;
  const faults = refuse(event, {
    due_date: 'An event has a start and an end, and no due date',
    recurrence: 'Only a task can repeat',
  });
  if (!start) faults.push({ path: 'start_time', message: 'Say when the event starts' });
  if (!end) faults.push({ path: 'end_time', message: 'Say when the event ends' });
  return start && end ? [...faults, ...checkSpan(event, start, end)] : faults;
}

function checkSpan({ is_all_day_event }: Timed, start: string, end: string): Fault[] {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  if (is_all_day_event && (from % DAY_MS !== 0 || to % DAY_MS !== 0)) {
    const message = 'An event of whole days starts and ends at midnight UTC';
    return [{ path: from % DAY_MS === 0 ? 'end_time' : 'start_time', message }];
  }
  if (to <= from) return [{ path: 'end_time', message: 'The event cannot end before it starts' }];
  if (to - from > EVENT_DAYS * DAY_MS)
    return [{ path: 'end_time', message: `An event lasts at most ${EVENT_DAYS} days` }];
  return [];
}

function checkLogged(activity: Timed): Fault[] {
  const faults = refuse(activity, {
    due_date: 'What was logged is done: it has no due date',
    start_time: 'What was logged is done: say when in completed_at',
    end_time: 'What was logged is done: say when in completed_at',
    is_all_day_event: 'Only an event takes whole days',
    location: 'Only an event has a place',
    reminder_at: 'What was logged is done: there is nothing to remind of',
    recurrence: 'Only a task can repeat',
  });
  if (activity.status !== undefined && activity.status !== 'Completed')
    faults.push({ path: 'status', message: 'What was logged is completed' });
  return faults;
}

import { z } from 'zod';
import { route } from '../../core/route.ts';
import { Can, DateOnly, Id, Moment, Ref, text, Time, UserRef, Version } from '../../core/shapes.ts';
import { changingRoutes, creatingRoutes, readingRoutes } from '../../records/record-routes.ts';
import { ACTIVITY_TYPES, checkTimes } from './activity-times.ts';
import { Recurrence } from './recurrence.ts';

export const ACTIVITY_STATUSES = [
  'Not Started',
  'In Progress',
  'Completed',
  'Waiting on someone else',
  'Deferred',
] as const;
export const PRIORITIES = ['High', 'Normal', 'Low'] as const;
/** What an activity is about … */
export const WHAT_TYPES = [
  'Account',
  'Opportunity',
  'Case',
  'Order',
  'Contract',
  'Project',
] as const;
/** … and with whom. */
export const WHO_TYPES = ['Contact', 'Lead', 'Client'] as const;

/** What somebody has to do, a meeting, or a call or e-mail that was logged. */
export const Activity = z.object({
  id: z.number(),
  type: z.enum(ACTIVITY_TYPES),
  subject: z.string(),
  description: z.string().nullable(),
  status: z.enum(ACTIVITY_STATUSES),
  priority: z.enum(PRIORITIES),
  /** Of a task. */
  due_date: z.string().nullable(),
  /** Of an event. One that takes whole days begins and ends at midnight UTC, and is on these days everywhere. */
  start_time: Time.nullable(),
  end_time: Time.nullable(),
  is_all_day_event: z.boolean(),
  location: z.string().nullable(),
  assigned_to_id: z.number(),
  assigned_to: UserRef,
  what_type: z.enum(WHAT_TYPES).nullable(),
  what_id: z.number().nullable(),
  what_name: z.string().nullable(),
  who_type: z.enum(WHO_TYPES).nullable(),
  who_id: z.number().nullable(),
  who_name: z.string().nullable(),
  /** The account behind what and who. */
  account_id: z.number().nullable(),
  account_name: z.string().nullable(),
  /** Of a call or e-mail: when it took place. */
  completed_at: Time.nullable(),
  reminder_at: Time.nullable(),
  recurrence: Recurrence.nullable(),
  /** Where it stands in a list by time: its start, its due date, when it was done, or when it was made. */
  at: Time,
  is_active: z.boolean(),
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Activity = z.infer<typeof Activity>;

export const ActivityDetail = Activity.extend({
  /** The task that came of completing this one. */
  next: z.object({ id: z.number(), due_date: z.string() }).nullable(),
});
export type ActivityDetail = z.infer<typeof ActivityDetail>;

const fields = {
  subject: text(200, 1),
  description: text(10_000).nullable(),
  status: z.enum(ACTIVITY_STATUSES),
  priority: z.enum(PRIORITIES),
  due_date: DateOnly.nullable(),
  start_time: Moment.nullable(),
  end_time: Moment.nullable(),
  is_all_day_event: z.boolean(),
  location: text(300).nullable(),
  /** Whoever makes it, unless given. */
  assigned_to_id: Ref,
  what_type: z.enum(WHAT_TYPES).nullable(),
  what_id: Ref.nullable(),
  who_type: z.enum(WHO_TYPES).nullable(),
  who_id: Ref.nullable(),
  /** Only for calls and e-mails: when it took place; now unless given. */
  completed_at: Moment,
  reminder_at: Moment.nullable(),
  recurrence: Recurrence.nullable(),
};

export const ActivityCreate = z
  .strictObject({ ...fields, type: z.enum(ACTIVITY_TYPES) })
  .partial()
  .required({ type: true, subject: true })
  .superRefine((given, context) => {
    for (const { path, message } of checkTimes(given))
      context.addIssue({ code: 'custom', path: [path], message });
  });
export const ActivityUpdate = z
  .strictObject({ ...fields, is_active: z.boolean() })
  .partial()
  .extend({ version: Version });
export const ActivityBulk = z
  .strictObject({
    assigned_to_id: Ref,
    status: z.enum(ACTIVITY_STATUSES),
    priority: z.enum(PRIORITIES),
    due_date: DateOnly,
    is_active: z.boolean(),
  })
  .partial();

/** Lists show active ones unless `is_active` says otherwise. */
export const activityList = {
  filters: {
    type: ACTIVITY_TYPES,
    subject: 'text',
    status: ACTIVITY_STATUSES,
    priority: PRIORITIES,
    due_date: 'date',
    /** From this day on, and to this day, in the time zone of whoever asks; what lasts several days counts on each. */
    start_date: 'date',
    end_date: 'date',
    start_time: 'instant',
    end_time: 'instant',
    is_all_day_event: 'boolean',
    location: 'text',
    /** The same as `assigned_to_id`. */
    assigned_to: 'id',
    assigned_to_id: 'id',
    what_type: WHAT_TYPES,
    what_id: 'id',
    who_type: WHO_TYPES,
    who_id: 'id',
    account_id: 'id',
    completed_at: 'instant',
    reminder_at: 'instant',
    at: 'instant',
    is_active: 'boolean',
    created_by: 'id',
    created_at: 'instant',
    updated_at: 'instant',
  },
  sortable: [
    'at',
    'due_date',
    'subject',
    'type',
    'status',
    'priority',
    'assigned_to',
    'created_at',
    'updated_at',
  ],
  sort: '-at',
} as const;

const naming = { path: '/activities', one: 'activity', many: 'activities' };
const params = z.object({ id: Id });
const Quick = z.strictObject({ version: Version.optional() }).optional();

export const activities = {
  ...readingRoutes(
    { ...naming, read: 'work.read' },
    { list: activityList, row: Activity, detail: ActivityDetail },
  ),
  ...creatingRoutes(
    { ...naming, write: 'work.write' },
    { detail: ActivityDetail, create: ActivityCreate },
  ),
  ...changingRoutes(
    { ...naming, write: 'work.write' },
    { detail: ActivityDetail, update: ActivityUpdate, bulk: ActivityBulk },
  ),
  complete: route({
    method: 'POST',
    path: '/activities/:id/complete',
    access: 'work.write',
    answer: 'json',
    summary: 'Complete an activity; a recurring task makes the next one. Twice is the same as once',
    params,
    body: Quick,
    response: ActivityDetail,
  }),
  reopen: route({
    method: 'POST',
    path: '/activities/:id/reopen',
    access: 'work.write',
    answer: 'json',
    summary: 'Open an activity again; the next one of a recurring task goes while it is untouched',
    params,
    body: Quick,
    response: ActivityDetail,
  }),
};

import { z } from 'zod';
import { route } from '../../core/route.ts';
import { Id, Moment, Time } from '../../core/shapes.ts';
import { Activity } from './activities.ts';

/** The longest span of a calendar that can be asked for at once. */
export const CALENDAR_DAYS = 100;
/** The most that a calendar shows at once. */
export const CALENDAR_ENTRIES = 2000;
const DAY_MS = 86_400_000;

/** Part of a calendar: a month with the days around it, a week, a day. */
export const CalendarQuery = z
  .strictObject({
    /** From this moment … */
    from: Moment,
    /** … to this one, which is not in it any more. */
    to: Moment,
    /** Whose: `me`, a user, or `all`. */
    assigned_to: z.union([z.literal('me'), z.literal('all'), Id]).default('me'),
  })
  .superRefine(({ from, to }, context) => {
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['to'], message });
    if (days <= 0) refuse('The end must be after the beginning');
    if (days > CALENDAR_DAYS) refuse(`Ask for at most ${CALENDAR_DAYS} days at once`);
  });

export const CalendarFeed = z.object({
  /** Whoever has this address reads the calendar. Null when there is none. */
  url: z.string().nullable(),
  created_at: Time.nullable(),
  last_used_at: Time.nullable(),
});
export type CalendarFeed = z.infer<typeof CalendarFeed>;

export const calendar = {
  range: route({
    method: 'GET',
    path: '/calendar',
    access: 'work.read',
    answer: 'json',
    summary: 'Events, and tasks by their due dates, between two moments, in the order of time',
    query: CalendarQuery,
    response: z.object({
      activities: z.array(Activity),
      /** There are more than can be shown. */
      is_cut: z.boolean(),
    }),
  }),
  feed: route({
    method: 'GET',
    path: '/calendar-feed',
    access: 'signed_in',
    answer: 'json',
    summary: 'The secret address of my calendar for other programs',
    response: CalendarFeed,
  }),
  renewFeed: route({
    method: 'POST',
    path: '/calendar-feed',
    access: 'signed_in',
    answer: 'json',
    limit: 30,
    summary: 'Make a secret address of my calendar; the former one ends',
    response: CalendarFeed,
  }),
  revokeFeed: route({
    method: 'DELETE',
    path: '/calendar-feed',
    access: 'signed_in',
    answer: 'empty',
    summary: 'End the secret address of my calendar',
  }),
  /** The address is the permission. */
  subscribe: route({
    method: 'GET',
    path: '/calendar/:token.ics',
    access: 'public',
    answer: 'file',
    limit: 120,
    summary: 'The calendar of one person in the iCalendar format (RFC 5545)',
    params: z.object({ token: z.string().max(100) }),
  }),
};

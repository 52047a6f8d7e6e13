import { z } from 'zod';
import { route } from '../../core/route.ts';
import { Activity } from './activities.ts';

/** So many days after today count as coming up. */
export const COMING_DAYS = 7;
/** The most rows that a part of My day shows; its count tells of all. */
export const MY_DAY_ROWS = 100;

const Counts = z.object({
  overdue: z.number(),
  today: z.number(),
  upcoming: z.number(),
  undated: z.number(),
});

/** What one person has to do, in the order of time. */
export const MyDay = z.object({
  /** Today, where the person is. */
  date: z.string(),
  time_zone: z.string(),
  overdue: z.array(Activity),
  today: z.array(Activity),
  /** Due within the next seven days. */
  upcoming: z.array(Activity),
  /** Open, without a due date. */
  undated: z.array(Activity),
  /** Not over yet, and beginning within the next seven days. */
  events: z.array(Activity),
  counts: Counts,
});
export type MyDay = z.infer<typeof MyDay>;

export const myDay = {
  get: route({
    method: 'GET',
    path: '/activities/my-day',
    access: 'work.read',
    answer: 'json',
    summary: 'My open tasks and coming events; days are those of my time zone',
    response: MyDay,
  }),
  due: route({
    method: 'GET',
    path: '/activities/due',
    access: 'work.read',
    answer: 'json',
    summary: 'How many of my tasks are overdue, and how many are due today',
    response: Counts.pick({ overdue: true, today: true }),
  }),
};

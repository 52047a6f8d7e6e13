import { z } from 'zod';
import { route } from '../../core/route.ts';
import { Can, DateOnly, text, Version } from '../../core/shapes.ts';
import { minutesOf } from './business-time.ts';

export const CASE_PRIORITIES = ['Low', 'Medium', 'High', 'Urgent'] as const;
export type CasePriority = (typeof CASE_PRIORITIES)[number];

/** A year of working round the clock. */
const MOST_MINUTES = 365 * 24 * 60;
const MOST_SPANS = 6;
const MOST_HOLIDAYS = 400;

const Minutes = z.number().int().min(1).max(MOST_MINUTES).nullable();

/** How soon a case of a priority is to be answered and closed, in time of work; null where nothing is promised. */
export const SlaTarget = z
  .strictObject({
    priority: z.enum(CASE_PRIORITIES),
    first_response_minutes: Minutes,
    resolution_minutes: Minutes,
  })
  .refine(
    ({ first_response_minutes: first, resolution_minutes: last }) =>
      first === null || last === null || first <= last,
    {
      path: ['resolution_minutes'],
      error: 'A case cannot be closed before it has been answered',
    },
  );
export type SlaTarget = z.infer<typeof SlaTarget>;

const TimeOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Enter a time such as 09:00');

const Span = z
  .strictObject({ opens: TimeOfDay, closes: TimeOfDay })
  .refine(({ opens, closes }) => minutesOf(opens) < minutesOf(closes), {
    path: ['closes'],
    error: 'This is not after the beginning',
  });

const OpenDay = z
  .array(Span)
  .max(MOST_SPANS)
  .refine(
    (spans) =>
      spans.every(({ opens }, index) => {
        const before = spans[index - 1];
        return !before || minutesOf(before.closes) < minutesOf(opens);
      }),
    'These times overlap, or are not in their order',
  );

const Week = z
  .array(OpenDay)
  .length(7)
  .refine((week) => week.some((spans) => spans.length > 0), 'Work on one day at least');

const Holidays = z
  .array(z.strictObject({ date: DateOnly, name: text(100) }))
  .max(MOST_HOLIDAYS)
  .refine(
    (days) => new Set(days.map(({ date }) => date)).size === days.length,
    'Name each day once',
  );

/** What the agency promises its clients, and when it works. */
export const SlaSettings = z.object({
  /** One for each priority, the most urgent first. */
  targets: z.array(SlaTarget),
  /** Seven days, Monday first. */
  week: z.array(z.array(z.object({ opens: z.string(), closes: z.string() }))),
  holidays: z.array(z.object({ date: z.string(), name: z.string() })),
  /** That of the organization, in which the times are meant. */
  time_zone: z.string(),
  version: z.number(),
  can: Can,
});
export type SlaSettings = z.infer<typeof SlaSettings>;

export const SlaUpdate = z
  .strictObject({
    targets: z
      .array(SlaTarget)
      .length(CASE_PRIORITIES.length)
      .refine(
        (targets) => new Set(targets.map(({ priority }) => priority)).size === targets.length,
        'Name each priority once',
      ),
    week: Week,
    holidays: Holidays,
  })
  .partial()
  .extend({ version: Version });

export const sla = {
  get: route({
    method: 'GET',
    path: '/settings/sla',
    access: 'work.read',
    answer: 'json',
    summary: 'Targets of the service level, business hours and days off',
    response: SlaSettings,
  }),
  update: route({
    method: 'PATCH',
    path: '/settings/sla',
    access: 'organization.manage',
    answer: 'json',
    summary: 'Change targets, business hours or days off; open cases are reckoned anew',
    body: SlaUpdate,
    response: SlaSettings,
  }),
};

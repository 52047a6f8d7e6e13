import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Id, Ref, Time } from '../core/shapes.ts';

/** Why somebody is told. */
export const NOTIFICATION_KINDS = [
  'mention',
  'assignment',
  'followed',
  'reminder',
  // A target of the service level is near or missed.
  'sla',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** How one is told: in the bell, by an e-mail at once, both or not at all. */
export interface Ways {
  in_app: boolean;
  by_email: boolean;
}

/** What holds until a person says otherwise. */
export const STANDARD_WAYS: Record<NotificationKind, Ways> = {
  mention: { in_app: true, by_email: true },
  assignment: { in_app: true, by_email: false },
  followed: { in_app: true, by_email: false },
  reminder: { in_app: true, by_email: true },
  sla: { in_app: true, by_email: true },
};

export const Notification = z.object({
  id: z.number(),
  kind: z.enum(NOTIFICATION_KINDS),
  /** The record it is about: `account` and `12`. */
  subject_type: z.string(),
  subject_id: z.string(),
  /** A whole sentence in plain English. */
  summary: z.string(),
  /** What was written, where it is about somebody's words. */
  text: z.string().nullable(),
  actor_name: z.string().nullable(),
  is_read: z.boolean(),
  created_at: Time,
});
export type Notification = z.infer<typeof Notification>;

export const notificationList = {
  filters: { is_read: 'boolean', kind: NOTIFICATION_KINDS },
  sortable: ['created_at'],
  sort: '-created_at',
} as const;

const Preference = z.strictObject({
  kind: z.enum(NOTIFICATION_KINDS),
  in_app: z.boolean(),
  by_email: z.boolean(),
});
export type NotificationPreference = z.infer<typeof Preference>;

const preferenceBody = z.strictObject({
  preferences: z
    .array(Preference)
    .min(1)
    .max(NOTIFICATION_KINDS.length)
    .refine(
      (given) => new Set(given.map(({ kind }) => kind)).size === given.length,
      'Name each kind once',
    ),
});

export const notifications = {
  list: route({
    method: 'GET',
    path: '/notifications',
    access: 'signed_in',
    answer: 'list',
    summary: 'My notifications, the newest first',
    query: listQuery(notificationList),
    response: z.array(Notification),
  }),
  count: route({
    method: 'GET',
    path: '/notifications/count',
    access: 'signed_in',
    answer: 'json',
    summary: 'How many of my notifications are unread',
    response: z.object({ unread: z.number() }),
  }),
  read: route({
    method: 'POST',
    path: '/notifications/:id/read',
    access: 'signed_in',
    answer: 'json',
    summary: 'Mark one of my notifications as read, or as unread again',
    params: z.object({ id: Id }),
    body: z.strictObject({ is_read: z.boolean().default(true) }),
    response: Notification,
  }),
  readAll: route({
    method: 'POST',
    path: '/notifications/read-all',
    access: 'signed_in',
    answer: 'json',
    summary: 'Mark my notifications as read, up to the newest one that was on screen',
    body: z.strictObject({ up_to_id: Ref.optional() }),
    response: z.object({ read: z.number() }),
  }),
  preferences: route({
    method: 'GET',
    path: '/notifications/preferences',
    access: 'signed_in',
    answer: 'json',
    summary: 'How I am told, by kind of notification',
    response: z.array(Preference),
  }),
  setPreferences: route({
    method: 'PUT',
    path: '/notifications/preferences',
    access: 'signed_in',
    answer: 'json',
    summary: 'Change how I am told; kinds that are not named stay as they are',
    body: preferenceBody,
    response: z.array(Preference),
  }),
};

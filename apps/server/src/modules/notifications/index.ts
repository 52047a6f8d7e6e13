import type { Module } from '../../platform/module.ts';
import { assignments } from './assignments.ts';
import { registerNotifications } from './notifications.routes.ts';

export { findById as findNotification } from './notifications.queries.ts';
export { isNews } from './news.ts';
export { notify } from './notify.ts';
export type { NewNotification } from './notify.ts';

/** News for one person: what the bell shows, and how each wants to be told. */
export const notifications: Module = {
  name: 'notifications',
  routes: registerNotifications,
  subscribers: [assignments],
};

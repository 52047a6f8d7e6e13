import { auth } from './auth.ts';
import { clients } from './clients.ts';
import { home } from './home/index.ts';
import type { commerce } from './commerce/index.ts';
import type { crm } from './crm/index.ts';
import type { inbox } from './inbox.ts';
import type { notifications } from './work/notifications.ts';
import type { reports } from './home/reports.ts';
import type { settings } from './settings.ts';
import { shell } from './shell.ts';
import type { sites } from './sites.ts';
import { ui } from './ui.ts';
import type { work } from './work/index.ts';

/**
 * Every word on the screen in English, a file for each room. Another language is the same tree in
 * another folder; `{{name}}` is filled in, `_one` and `_other` are chosen by `count`.
 */
export const en = { auth, clients, home, shell, ui } as const;

/** The words of rooms that are not in the first load; their routes ask for them. */
export const rooms = {
  commerce: async () => (await import('./commerce/index.ts')).commerce,
  crm: async () => (await import('./crm/index.ts')).crm,
  inbox: async () => (await import('./inbox.ts')).inbox,
  notifications: async () => (await import('./work/notifications.ts')).notifications,
  reports: async () => (await import('./home/reports.ts')).reports,
  settings: async () => (await import('./settings.ts')).settings,
  sites: async () => (await import('./sites.ts')).sites,
  work: async () => (await import('./work/index.ts')).work,
};

/** The shape of a whole catalogue; keys are checked against it. */
export type Catalogue = typeof en & {
  commerce: typeof commerce;
  crm: typeof crm;
  inbox: typeof inbox;
  notifications: typeof notifications;
  reports: typeof reports;
  settings: typeof settings;
  sites: typeof sites;
  work: typeof work;
};

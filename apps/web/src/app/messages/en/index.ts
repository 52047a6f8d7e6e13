import { auth } from './auth.ts';
import { clients } from './clients.ts';
import { home } from './home.ts';
import { inbox } from './inbox.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { sites } from './sites.ts';
import { ui } from './ui.ts';

/**
 * Every word on the screen in English, a file for each room. Another language is the same tree in
 * another folder; `{{name}}` is filled in, `_one` and `_other` are chosen by `count`.
 */
export const en = { auth, clients, home, inbox, settings, shell, sites, ui } as const;

import { clients } from './modules/clients/index.ts';
import { commerce, hungOnSales } from './modules/commerce/index.ts';
import { crm } from './modules/crm/index.ts';
import { home } from './modules/home/index.ts';
import { identity, type IdentityOptions } from './modules/identity/index.ts';
import { inbox } from './modules/inbox/index.ts';
import { notifications } from './modules/notifications/index.ts';
import { sites } from './modules/sites/index.ts';
import { work, workOnSales } from './modules/work/index.ts';
import { deliverMail, registerMails } from './platform/mail/index.ts';
import type { Module } from './platform/module.ts';

const mail: Module = { name: 'mail', routes: registerMails, jobs: [deliverMail] };

/** Every room of the house, floor by floor. */
export function modulesOf(options: IdentityOptions): Module[] {
  const neighbors = {
    related: [...hungOnSales.related, ...workOnSales.related],
    onConvert: [...hungOnSales.onConvert, ...workOnSales.onConvert],
    onUndo: [...hungOnSales.onUndo, ...workOnSales.onUndo],
  };
  return [
    mail,
    identity(options),
    clients,
    notifications,
    crm(neighbors),
    sites,
    commerce,
    work,
    inbox,
    home,
  ];
}

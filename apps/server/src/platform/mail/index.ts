export type { MailBlock } from './layout.ts';
export { deliverDirect, deliverMail, sendMail } from './mail.ts';
export type { NewMail } from './mail.ts';
export { registerMails } from './mails.routes.ts';

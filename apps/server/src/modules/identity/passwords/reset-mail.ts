import type { Tx } from '../../../platform/db/index.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** Sends the link to set a new password. */
export function sendResetLink(
  tx: Tx,
  scope: Scope,
  user: { email: string; first_name: string; link: string },
) {
  return sendMail(tx, scope, {
    kind: 'password_reset',
    to: user.email,
    subject: 'Set a new password for Atrium',
    text: `Hello ${user.first_name},

somebody, probably you, asked for a new password for your account. The link below is good for one hour and for one use. If it was not you, there is nothing to do: your password stays as it is.`,
    blocks: [{ type: 'button', label: 'Set a new password', href: user.link }],
  });
}

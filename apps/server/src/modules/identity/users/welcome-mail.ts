import type { Tx } from '../../../platform/db/index.ts';
import { publicUrl } from '../../../platform/http/index.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import type { Scope } from '../../../platform/scope.ts';

interface NewUser {
  email: string;
  first_name: string;
  temporary_password: string;
}

/** Tells a new user where to sign in, and with what the first time. */
export function sendWelcome(tx: Tx, scope: Scope, user: NewUser) {
  const by = scope.principal.name ?? 'An administrator';
  return sendMail(tx, scope, {
    kind: 'welcome',
    to: user.email,
    subject: 'Your account in Atrium',
    text: `Hello ${user.first_name},

${by} has made an account for you. Sign in with ${user.email} and this temporary password; you will be asked to choose your own.`,
    blocks: [
      { type: 'code', text: user.temporary_password },
      { type: 'button', label: 'Sign in', href: `${publicUrl(scope.platform)}/login` },
    ],
  });
}

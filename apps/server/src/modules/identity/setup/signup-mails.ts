import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { publicUrl } from '../../../platform/http/index.ts';
import { deliverDirect, sendMail } from '../../../platform/mail/index.ts';
import type { Caller, Scope } from '../../../platform/scope.ts';

interface SignupMail {
  email: string;
  first_name: string;
  organization_name: string;
  link: string;
}

/** Sends the link that confirms a sign-up. There is no organization yet that could keep the mail. */
export function sendVerification(caller: Caller, signup: SignupMail): Promise<void> {
  return deliverDirect(caller.platform, {
    to: signup.email,
    subject: 'Confirm your e-mail address for Atrium',
    text: `Hello ${signup.first_name},

confirm your e-mail address to open ${signup.organization_name} in Atrium. The link below is good for 24 hours. If you did not sign up, there is nothing to do.`,
    blocks: [{ type: 'button', label: 'Confirm my address', href: signup.link }],
    message_id: `signup.${uuidv7(caller.now.getTime())}`,
  });
}

/** Tells the owner of an account that somebody tried to sign up with his address. */
export function sendAddressIsTaken(
  tx: Tx,
  scope: Scope,
  user: { id: number; email: string; first_name: string },
) {
  const hour = scope.now.toISOString().slice(0, 13);
  return sendMail(tx, scope, {
    kind: 'signup_taken',
    to: user.email,
    subject: 'You already have an account in Atrium',
    // Whoever tries on and on does not fill somebody's mailbox.
    dedupe_key: `signup_taken:${user.id}:${hour}`,
    text: `Hello ${user.first_name},

somebody, probably you, tried to sign up with this address, which already has an account. Sign in instead, or ask for a new password there. If it was not you, there is nothing to do.`,
    blocks: [{ type: 'button', label: 'Sign in', href: `${publicUrl(scope.platform)}/login` }],
  });
}

import { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { announce, emit } from '../events/emit.ts';
import { send, type Job } from '../jobs/index.ts';
import type { Platform, Scope } from '../scope.ts';
import { layOut, type MailBlock } from './layout.ts';
import * as queries from './mails.queries.ts';
import { deliver, DeliveryError } from './smtp.ts';

export interface NewMail {
  /** What it is for: `password_reset`. */
  kind: string;
  to: string;
  subject: string;
  /** The first paragraphs; an empty line between two. */
  text: string;
  /** What follows them: a button, a code, a quotation. */
  blocks?: readonly MailBlock[];
  /** A second mail with the same key is not written. */
  dedupe_key?: string;
}

const MAX_SUBJECT = 200;

/**
 * Writes a mail with the transaction; it leaves after the commit. Without a mail server it is held
 * where administrators can read it.
 *
 * @returns its id, or null when a mail with the same dedupe key exists.
 */
export async function sendMail(tx: Tx, scope: Scope, mail: NewMail): Promise<number | null> {
  const hasServer = scope.platform.config.SMTP_URL !== undefined;
  const subject = oneLine(mail.subject);
  const organization = await queries.organizationName(tx, scope);
  const id = await queries.insert(tx, {
    org_id: scope.org,
    kind: mail.kind,
    recipient: mail.to,
    subject,
    ...layOut({ subject, blocks: blocksOf(mail), organization }),
    status: hasServer ? 'Queued' : 'Held',
    dedupe_key: mail.dedupe_key ?? null,
    created_at: scope.now.toISOString(),
  });
  if (id === undefined) return null;
  emit(tx, scope, {
    type: 'mail.queued',
    subject: { type: 'mail', id },
    data: { kind: mail.kind },
  });
  if (hasServer) await send(tx, scope, { job: deliverMail, data: { mail_id: id } });
  return id;
}

/**
 * Sends a mail that belongs to no organization yet, at once and once.
 *
 * @throws DeliveryError
 */
export async function deliverDirect(
  platform: Platform,
  mail: Pick<NewMail, 'to' | 'subject' | 'text' | 'blocks'> & { message_id: string },
): Promise<void> {
  const subject = oneLine(mail.subject);
  const content = layOut({ subject, blocks: blocksOf(mail), organization: 'Atrium' });
  await deliver(platform.config, { ...content, subject, to: mail.to, message_id: mail.message_id });
}

function blocksOf({ text, blocks }: Pick<NewMail, 'text' | 'blocks'>): MailBlock[] {
  return [{ type: 'text', text }, ...(blocks ?? [])];
}

function oneLine(subject: string): string {
  return subject
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_SUBJECT);
}

/** Over about three hours. */
const MAX_ATTEMPTS = 10;

/**
 * Hands one mail to the mail server. At least once: a process that dies between the server's yes and
 * the next line sends it again, under the same Message-ID, by which mailboxes know a double.
 */
export const deliverMail: Job<{ mail_id: number }> = {
  name: 'mail.deliver',
  schema: z.object({ mail_id: z.number().int() }),
  // More than a mail is tried, so that a fault of the database does not use up the attempts.
  retry: { limit: 3 * MAX_ATTEMPTS, backoffSeconds: 15 },
  concurrency: 3,
  async run(scope, { mail_id }) {
    const { db, config } = scope.platform;
    // No transaction is open while the mail server is spoken to.
    const mail = await db.transact(scope, (tx) => queries.beginAttempt(tx, scope, mail_id));
    if (!mail) return;
    try {
      const { recipient: to, subject, text, html } = mail;
      const message_id = `mail.${scope.org}.${mail.id}`;
      await deliver(config, { to, subject, text, html, message_id });
    } catch (error) {
      await endFailed(scope, mail, error);
      return;
    }
    const sent_at = scope.platform.clock.now().toISOString();
    await db.transact(scope, async (tx) => {
      await queries.endAttempt(tx, scope, { id: mail.id, status: 'Sent', error: null, sent_at });
      announce(tx, scope, { type: 'mail.sent', subject: { type: 'mail', id: mail.id }, live: {} });
    });
  },
};

/** Notes why; throws, so that the job comes again, unless that is of no use. */
async function endFailed(scope: Scope, mail: queries.MailRow, error: unknown): Promise<void> {
  const { message } = error as Error;
  const isPermanent = error instanceof DeliveryError && error.isPermanent;
  const isOver = isPermanent || mail.attempts >= MAX_ATTEMPTS;
  const status = isOver ? 'Failed' : 'Queued';
  await scope.platform.db.transact(scope, async (tx) => {
    await queries.endAttempt(tx, scope, { id: mail.id, status, error: message, sent_at: null });
    if (isOver) emit(tx, scope, { type: 'mail.failed', subject: { type: 'mail', id: mail.id } });
  });
  if (!isOver) throw error;
}

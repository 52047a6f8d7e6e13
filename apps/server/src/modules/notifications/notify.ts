import {
  STANDARD_WAYS,
  type NotificationKind,
} from '@atrium/contract/notifications/notifications.ts';
import { recordPath } from '@atrium/contract/records/record-paths.ts';
import type { Tx } from '../../platform/db/index.ts';
import { announce } from '../../platform/events/emit.ts';
import { publicUrl } from '../../platform/http/index.ts';
import { sendMail, type MailBlock } from '../../platform/mail/index.ts';
import type { Scope } from '../../platform/scope.ts';
import * as queries from './notifications.queries.ts';

/** News for some people. */
export interface NewNotification {
  kind: NotificationKind;
  /** Ids of users; whoever is gone, or is the one who did it, is left out. */
  to: readonly number[];
  /** The record it is about; it is opened from the notification. */
  subject: { type: string; id: number | string };
  /** A whole sentence in plain English: `Ada mentioned you on Fern GmbH`. */
  summary: string;
  /** Somebody's words, shown below it. */
  text?: string;
  /** Who did it, when it was not the caller: of an event that is told later. */
  by?: { user_id: number | null; name: string | null };
  /** Tells also the one who did it: a reminder he has set himself. */
  even_self?: boolean;
  /** The same key tells the same person once, in the bell and by mail: jobs may run twice. */
  dedupe_key?: string;
}

const MAX_TEXT = 500;

/**
 * Tells people, each in the way he has chosen: in the bell of every page he has open, by mail, or both. It is written
 * with the transaction and told with its commit.
 */
export async function notify(tx: Tx, scope: Scope, news: NewNotification): Promise<void> {
  const by = news.by ?? callerOf(scope);
  const to = [...new Set(news.to)].filter((id) => news.even_self === true || id !== by.user_id);
  if (to.length === 0) return;
  const text = news.text ? shortened(news.text) : null;
  const told: queries.Told = {
    to,
    kind: news.kind,
    subject_type: news.subject.type,
    subject_id: String(news.subject.id),
    summary: news.summary,
    text,
    actor_name: by.name,
    dedupe_key: news.dedupe_key ?? null,
  };
  const given = { told, standard: STANDARD_WAYS[news.kind] };
  for (const { id, user_id } of await queries.insert(tx, scope, given)) {
    const subject = { type: 'notification', id };
    announce(tx, scope, { type: 'notification.created', subject, live: { user_id } });
  }
  for (const reader of await queries.readersByMail(tx, scope, given))
    await mail(tx, scope, { reader, told });
}

/** A person does; a program that acts by its key does it for somebody who may want to know. */
function callerOf({ principal }: Scope): { user_id: number | null; name: string | null } {
  const user_id = principal.type === 'user' ? principal.id : null;
  return { user_id, name: principal.type === 'system' ? null : principal.name };
}

function shortened(text: string): string {
  const characters = Array.from(text.trim());
  return characters.length <= MAX_TEXT
    ? characters.join('')
    : `${characters.slice(0, MAX_TEXT - 1).join('')}…`;
}

async function mail(
  tx: Tx,
  scope: Scope,
  { reader, told }: { reader: { id: number; email: string }; told: queries.Told },
): Promise<void> {
  const web = publicUrl(scope.platform);
  const path = recordPath(told.subject_type, told.subject_id);
  const author = told.actor_name === null ? {} : { author: told.actor_name };
  const blocks: MailBlock[] = [
    ...(told.text ? [{ type: 'quote' as const, ...author, text: told.text }] : []),
    ...(path ? [{ type: 'button' as const, label: 'Open in Atrium', href: web + path }] : []),
    { type: 'text', text: `Choose what you are told by e-mail: ${web}/settings/notifications` },
  ];
  await sendMail(tx, scope, {
    kind: `notification_${told.kind}`,
    to: reader.email,
    subject: told.summary,
    text: told.summary,
    blocks,
    ...(told.dedupe_key && { dedupe_key: `notification:${told.dedupe_key}:${reader.id}` }),
  });
}

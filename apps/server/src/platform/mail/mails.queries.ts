import { mailList, type Mail, type MailWithContent } from '@atrium/contract/identity/mails.ts';
import type { ListQuery } from '@atrium/contract/core/filters.ts';
import { sql, type Insertable, type Selectable } from 'kysely';
import type { DB, Tx } from '../db/index.ts';
import type { Page } from '../http/index.ts';
import { listRecords, type RecordSource } from '../records/index.ts';
import type { Scope } from '../scope.ts';

export type MailRow = Selectable<DB['mails']>;

const source: RecordSource = {
  from: sql`mails AS t`,
  select: sql`t.id, t.kind, t.recipient, t.subject, t.status, t.attempts, t.error, t.created_at, t.sent_at`,
  list: mailList,
  filled: ['created_at', 'recipient', 'kind', 'status'],
  search: (needle) =>
    sql`position(search_key(${needle}) IN search_key(t.recipient || ' ' || t.subject)) > 0`,
};

export function list(tx: Tx, scope: Scope, query: ListQuery): Promise<Page<Mail>> {
  return listRecords<Mail>(tx, scope, { source, query });
}

export async function findById(
  tx: Tx,
  scope: Scope,
  id: number,
): Promise<MailWithContent | undefined> {
  return tx
    .selectFrom('mails')
    .select(['id', 'kind', 'recipient', 'subject', 'status', 'attempts', 'error'])
    .select(['created_at', 'sent_at', 'text', 'html'])
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Undefined when a mail with the same dedupe key was already written. */
export async function insert(tx: Tx, row: Insertable<DB['mails']>): Promise<number | undefined> {
  const written = await tx
    .insertInto('mails')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written?.id;
}

/** Counts an attempt; undefined when the mail is no longer waiting. */
export async function beginAttempt(tx: Tx, scope: Scope, id: number): Promise<MailRow | undefined> {
  return tx
    .updateTable('mails')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .where('status', '=', 'Queued')
    .returningAll()
    .executeTakeFirst();
}

export async function endAttempt(
  tx: Tx,
  scope: Scope,
  { id, ...result }: { id: number } & Pick<MailRow, 'status' | 'error' | 'sent_at'>,
): Promise<void> {
  await tx
    .updateTable('mails')
    .set(result)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

export async function organizationName(tx: Tx, scope: Scope): Promise<string> {
  const row = await tx
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', scope.org)
    .executeTakeFirstOrThrow();
  return row.name;
}

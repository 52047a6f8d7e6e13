import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Notification, notifications } from '@atrium/contract/notifications/notifications.ts';
import { announce } from '../../platform/events/emit.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { found } from '../../platform/policy.ts';
import { userIdOf, type Scope } from '../../platform/scope.ts';
import * as queries from './notifications.queries.ts';

/** Only people are told anything. */
export function meOf(scope: Scope): number {
  return found(userIdOf(scope) ?? undefined);
}

export function list(scope: Scope, query: ListQuery): Promise<Page<Notification>> {
  const given = { query, user_id: meOf(scope) };
  return scope.platform.db.transact(scope, (tx) => queries.list(tx, scope, given));
}

export function count(scope: Scope): Promise<{ unread: number }> {
  return scope.platform.db.transact(scope, async (tx) => ({
    unread: await queries.countUnread(tx, scope, meOf(scope)),
  }));
}

export function read(
  scope: Scope,
  given: { id: number } & BodyOf<(typeof notifications)['read']>,
): Promise<Notification> {
  const user_id = meOf(scope);
  return scope.platform.db.transact(scope, async (tx) => {
    const notification = found(await queries.mark(tx, scope, { ...given, user_id }));
    tellOtherPages(tx, scope, { id: given.id, user_id });
    return notification;
  });
}

/** What came after the page was shown stays unread. */
export function readAll(
  scope: Scope,
  { up_to_id }: BodyOf<(typeof notifications)['readAll']>,
): Promise<{ read: number }> {
  const user_id = meOf(scope);
  return scope.platform.db.transact(scope, async (tx) => {
    const given = { user_id, ...(up_to_id !== undefined && { up_to_id }) };
    const marked = await queries.markAll(tx, scope, given);
    if (marked > 0) tellOtherPages(tx, scope, { id: up_to_id ?? 0, user_id });
    return { read: marked };
  });
}

function tellOtherPages(
  tx: Tx,
  scope: Scope,
  { id, user_id }: { id: number; user_id: number },
): void {
  const subject = { type: 'notification', id };
  announce(tx, scope, { type: 'notification.read', subject, live: { user_id } });
}

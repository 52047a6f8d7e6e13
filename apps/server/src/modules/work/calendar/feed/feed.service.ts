import type { CalendarFeed } from '@atrium/contract/work/activities/calendar.ts';
import { audit } from '../../../../platform/audit/index.ts';
import { found } from '../../../../platform/policy.ts';
import { hashToken, randomToken } from '../../../../platform/secrets.ts';
import { userIdOf, type Scope } from '../../../../platform/scope.ts';
import * as queries from './feed.queries.ts';

const ownId = (scope: Scope) => found(userIdOf(scope) ?? undefined);

/** The secret address of the caller's calendar. */
export function get(scope: Scope, origin: string): Promise<CalendarFeed> {
  return scope.platform.db.transact(scope, async (tx) => {
    const row = await queries.findFeed(tx, scope, ownId(scope));
    if (!row?.sealed) return { url: null, created_at: null, last_used_at: null };
    const token = scope.platform.secrets.decrypt(row.sealed);
    const { created_at, last_used_at } = row;
    return { url: addressOf(origin, token), created_at, last_used_at };
  });
}

/** Makes a secret address; the former one ends at once. */
export function renew(scope: Scope, origin: string): Promise<CalendarFeed> {
  const user_id = ownId(scope);
  const token = randomToken();
  return scope.platform.db.transact(scope, async (tx) => {
    const sealed = scope.platform.secrets.encrypt(token);
    await queries.writeFeed(tx, scope, { user_id, hash: hashToken(token), sealed });
    await audit(tx, scope, { action: 'calendar_feed.renewed', entity: 'user', entity_id: user_id });
    const created_at = scope.now.toISOString();
    return { url: addressOf(origin, token), created_at, last_used_at: null };
  });
}

/** Ends the secret address of the caller's calendar. */
export function revoke(scope: Scope): Promise<void> {
  const user_id = ownId(scope);
  return scope.platform.db.transact(scope, async (tx) => {
    if (!(await queries.clearFeed(tx, scope, user_id))) return;
    await audit(tx, scope, { action: 'calendar_feed.revoked', entity: 'user', entity_id: user_id });
  });
}

function addressOf(origin: string, token: string): string {
  return `${origin}/api/v1/calendar/${token}.ics`;
}

import type { BodyOf } from '@atrium/contract/core/route.ts';
import {
  NOTIFICATION_KINDS,
  STANDARD_WAYS,
  type NotificationPreference,
  type notifications,
} from '@atrium/contract/notifications/notifications.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Scope } from '../../platform/scope.ts';
import { meOf } from './notifications.service.ts';
import * as queries from './preferences.queries.ts';

async function read(tx: Tx, scope: Scope): Promise<NotificationPreference[]> {
  const chosen = await queries.list(tx, scope, meOf(scope));
  return NOTIFICATION_KINDS.map(
    (kind) => chosen.find((each) => each.kind === kind) ?? { kind, ...STANDARD_WAYS[kind] },
  );
}

/** How the caller is told, for every kind. */
export function get(scope: Scope): Promise<NotificationPreference[]> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope));
}

export function set(
  scope: Scope,
  { preferences }: BodyOf<(typeof notifications)['setPreferences']>,
): Promise<NotificationPreference[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    await queries.save(tx, scope, { user_id: meOf(scope), preferences });
    return read(tx, scope);
  });
}

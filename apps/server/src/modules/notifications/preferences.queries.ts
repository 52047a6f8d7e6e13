import type { NotificationPreference } from '@atrium/contract/notifications/notifications.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Scope } from '../../platform/scope.ts';

/** What a person has chosen; kinds he has not spoken of are missing. */
export async function list(
  tx: Tx,
  scope: Scope,
  user_id: number,
): Promise<NotificationPreference[]> {
  const rows = await tx
    .selectFrom('notification_preferences')
    .select(['kind', 'in_app', 'by_email'])
    .where('org_id', '=', scope.org)
    .where('user_id', '=', user_id)
    .execute();
  return rows as NotificationPreference[];
}

export async function save(
  tx: Tx,
  scope: Scope,
  { user_id, preferences }: { user_id: number; preferences: readonly NotificationPreference[] },
): Promise<void> {
  await tx
    .insertInto('notification_preferences')
    .values(preferences.map((each) => ({ org_id: scope.org, user_id, ...each })))
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'user_id', 'kind']).doUpdateSet((row) => ({
        in_app: row.ref('excluded.in_app'),
        by_email: row.ref('excluded.by_email'),
      })),
    )
    .execute();
}

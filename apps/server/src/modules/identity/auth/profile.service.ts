import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { auth, Me } from '@atrium/contract/identity/auth.ts';
import { updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { checkTimeZone } from '../organization/locale-rules.ts';
import { lockProfile, readMe, writeProfile } from './profile.queries.ts';

/** The signed-in user with his organization and permissions. */
export function getMe(scope: Scope): Promise<Me> {
  return scope.platform.db.transact(scope, (tx) => readMe(tx, scope));
}

/** Changes the caller's own name, theme and time zone. */
export async function updateMe(scope: Scope, changes: BodyOf<typeof auth.updateMe>): Promise<Me> {
  checkTimeZone(changes.time_zone);
  return scope.platform.db.transact(scope, async (tx) => {
    await updateRecord(tx, scope, {
      entity: 'user',
      changes,
      lock: () => lockProfile(tx, scope),
      write: (_tx, columns) => writeProfile(tx, scope, columns),
      present: () => readMe(tx, scope),
    });
    return readMe(tx, scope);
  });
}

import { ROLE_PERMISSIONS } from '@atrium/contract/core/permissions.ts';
import type { Authenticator } from '../../../platform/module.ts';
import type { Caller, Scope } from '../../../platform/scope.ts';
import { hashToken } from '../../../platform/secrets.ts';
import { bearerOf } from '../sessions/user-authenticator.ts';
import * as queries from './api-keys.queries.ts';
import { KEY_PREFIX } from './api-keys.service.ts';

const USED_EVERY_MS = 60_000;

/**
 * Integrators, by `Authorization: Bearer atk_…`. A key may do what it was made for, but never more than the role of
 * its maker allows today; it is looked up each time, so revoking it works at once.
 */
export const keyAuthenticator: Authenticator = {
  kind: 'staff',
  async authenticate(request, caller) {
    const key = bearerOf(request);
    if (!key?.startsWith(KEY_PREFIX)) return null;
    const row = await caller.platform.db.system((tx) =>
      queries.findInForce(tx, hashToken(key), caller.now),
    );
    if (!row) return null;
    const scope = keyScope(caller, row);
    if (isDue(row.last_used_at, caller.now)) {
      await caller.platform.db.transact(scope, (tx) => queries.noteUse(tx, scope, row.id));
    }
    return scope;
  },
};

function keyScope(caller: Caller, key: queries.LiveKey): Scope {
  const allowed = ROLE_PERMISSIONS[key.creator_role];
  return {
    ...caller,
    org: key.org_id,
    principal: { type: 'api_key', id: key.id, name: key.name, userId: key.created_by },
    permissions: new Set(key.scopes.filter((each) => allowed.has(each))),
  };
}

function isDue(lastUsed: string | null, now: Date): boolean {
  return lastUsed === null || now.getTime() - new Date(lastUsed).getTime() > USED_EVERY_MS;
}

import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { ApiKey, apiKeys } from '@atrium/contract/identity/api-keys.ts';
import { audit } from '../../../platform/audit/index.ts';
import { announce } from '../../../platform/events/emit.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { hashToken, randomToken } from '../../../platform/secrets.ts';
import * as queries from './api-keys.queries.ts';

export const KEY_PREFIX = 'atk_';
const SHOWN_CHARACTERS = 10;

/** All keys of the organization, revoked ones included. */
export function listKeys(scope: Scope): Promise<ApiKey[]> {
  return scope.platform.db.transact(scope, (tx) => queries.list(tx, scope));
}

/** Makes a key. Only its hash is kept, so the answer is the one time it can be read. */
export function createKey(
  scope: Scope,
  input: BodyOf<typeof apiKeys.create>,
): Promise<ApiKey & { key: string }> {
  const created_by = userIdOf(scope);
  if (created_by === null) throw new ProblemError('forbidden');
  const scopes = [...new Set(input.scopes)];
  authorize(
    scopes.every((each) => scope.permissions.has(each)),
    'A key cannot be allowed more than you are',
  );
  if (input.expires_at !== null && new Date(input.expires_at) <= scope.now) {
    throw fieldProblem('expires_at', 'past', 'Choose a time in the future');
  }
  const key = KEY_PREFIX + randomToken();
  return scope.platform.db.transact(scope, async (tx) => {
    const id = await queries.insert(tx, scope, {
      name: input.name,
      prefix: key.slice(0, SHOWN_CHARACTERS),
      hash: hashToken(key),
      scopes,
      created_by,
      expires_at: input.expires_at,
    });
    await audit(tx, scope, {
      action: 'api_key.created',
      entity: 'api_key',
      entity_id: id,
      changes: { name: [null, input.name], scopes: [null, scopes] },
    });
    return { ...found(await queries.findById(tx, scope, id)), key };
  });
}

/** Ends a key at once; revoking it again changes nothing. */
export function revokeKey(scope: Scope, input: { id: number }): Promise<ApiKey> {
  return scope.platform.db.transact(scope, async (tx) => {
    if (await queries.revoke(tx, scope, input.id)) {
      await audit(tx, scope, {
        action: 'api_key.revoked',
        entity: 'api_key',
        entity_id: input.id,
      });
      const subject = { type: 'api_key', id: input.id };
      announce(tx, scope, { type: 'api_key.revoked', subject, live: {} });
    }
    return found(await queries.findById(tx, scope, input.id));
  });
}

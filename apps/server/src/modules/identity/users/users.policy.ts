import { may } from '../../../platform/policy.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import type { UserRow } from './users.queries.ts';

/** What the caller may do with a user. Nobody shuts himself out. */
export function canUser(scope: Scope, row: Pick<UserRow, 'id'>) {
  const manages = may(scope, 'users.manage');
  const isSelf = userIdOf(scope) === row.id;
  return { update: manages, deactivate: manages && !isSelf, reset_password: manages && !isSelf };
}

import { ROLE_PERMISSIONS, type Role } from '@atrium/contract/core/permissions.ts';
import { ProblemError } from '../../../platform/problem.ts';
import type { Caller, Principal, Scope } from '../../../platform/scope.ts';

export type UserPrincipal = Extract<Principal, { type: 'user' }>;

/** A user in a session, as the database knows him. */
export interface SessionUser {
  org_id: number;
  user_id: number;
  session_id: string;
  name: string;
  role: Role;
  must_change_password: boolean;
}

/** The scope of a user who has proved who he is. */
export function userScope(caller: Caller, user: SessionUser): Scope {
  return {
    ...caller,
    org: user.org_id,
    principal: {
      type: 'user',
      id: user.user_id,
      name: user.name,
      role: user.role,
      sessionId: user.session_id,
      mustChangePassword: user.must_change_password,
    },
    permissions: ROLE_PERMISSIONS[user.role],
  };
}

/** The user who acts; API keys and jobs have no profile, sessions or password. */
export function signedInUser(scope: Scope): UserPrincipal {
  if (scope.principal.type !== 'user') throw new ProblemError('forbidden');
  return scope.principal;
}

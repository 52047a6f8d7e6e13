import type { Permission } from '@atrium/contract/core/permissions.ts';
import { ProblemError } from './problem.ts';
import type { Scope } from './scope.ts';

/** Refuses unless the condition holds. Policies are pure functions of `(scope, row)` that give the condition. */
export function authorize(allowed: boolean, detail?: string): void {
  if (!allowed) throw new ProblemError('forbidden', detail ? { detail } : {});
}

/** Does the caller hold the permission? */
export function may(scope: Scope, permission: Permission): boolean {
  return scope.permissions.has(permission);
}

/** What cannot be seen does not exist: rows of other organizations and unknown ids look the same. */
export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new ProblemError('not_found');
  return row;
}

import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** Whoever works with records may tidy up their files; what the program keeps, stays. */
export function canAttachment(scope: Scope, attachment: { is_kept: boolean }) {
  return { remove: may(scope, 'work.write') && !attachment.is_kept };
}

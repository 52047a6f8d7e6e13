import { may } from '../../../platform/policy.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';

/** A note is its author's; administrators may take back what should not stand there. */
export function canNote(scope: Scope, note: { author_id: number | null; is_active: boolean }) {
  const isOpen = note.is_active && may(scope, 'work.write');
  const isOwn = isOpen && note.author_id !== null && note.author_id === userIdOf(scope);
  return { update: isOwn, remove: isOwn || (isOpen && may(scope, 'organization.manage')) };
}

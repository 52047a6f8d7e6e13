import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with a conversation. A merged one only leads on to another. */
export function canConversation(scope: Scope, row: { merged_into_id: string | null }) {
  const write = may(scope, 'conversations.write') && row.merged_into_id === null;
  return { reply: write, update: write, merge: write };
}

import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { conversations } from '@atrium/contract/inbox/conversations.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';

/** What a change writes, without the version that it is based on. */
export type Change = Omit<BodyInput<typeof conversations.update>, 'version'>;

function valueOf(conversation: Conversation, key: string): unknown {
  if (key === 'label_ids')
    return conversation.labels.map((label) => label.id).toSorted((a, b) => a - b);
  return conversation[key as keyof Conversation];
}

/** Whether a colleague's change left alone everything that this one is about. */
export function isUntouched(base: Conversation, current: Conversation, change: Change): boolean {
  return Object.keys(change).every(
    (key) => JSON.stringify(valueOf(base, key)) === JSON.stringify(valueOf(current, key)),
  );
}

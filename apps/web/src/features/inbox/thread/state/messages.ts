import type { Message } from '@atrium/contract/inbox/messages.ts';

/** The newest of a conversation that are loaded: in order, without gaps, each once. */
export type Messages = readonly Message[];

function newer(shown: Message, given: Message): Message {
  // A message never comes back once it was taken away, whatever arrives late.
  return shown.deleted_at && !given.deleted_at ? shown : given;
}

/** Adds what arrived, in any order and any number of times; the number of a message is its place. */
export function mergeMessages(shown: Messages, given: readonly Message[]): Messages {
  const bySeq = new Map(shown.map((message) => [message.seq, message]));
  for (const message of given) {
    const known = bySeq.get(message.seq);
    bySeq.set(message.seq, known ? newer(known, message) : message);
  }
  return withoutGaps([...bySeq.values()].sort((a, b) => a.seq - b.seq));
}

/** The newest unbroken run: what is older than a gap is loaded again by scrolling. */
function withoutGaps(sorted: Message[]): Message[] {
  for (let index = sorted.length - 1; index > 0; index--) {
    if (sorted[index]!.seq !== sorted[index - 1]!.seq + 1) return sorted.slice(index);
  }
  return sorted;
}

/**
 * A push from the socket: `missing` means that messages between the last one here and this one
 * have not arrived, so ask for everything after `lastSeq` before showing it.
 */
export function receive(
  shown: Messages,
  message: Message,
): { messages: Messages; missing: boolean } {
  const missing = shown.length > 0 && message.seq > lastSeq(shown) + 1;
  return missing
    ? { messages: shown, missing }
    : { messages: mergeMessages(shown, [message]), missing };
}

/** The number of the last message here; 0 when there is none. */
export function lastSeq(messages: Messages): number {
  return messages.at(-1)?.seq ?? 0;
}

/** Numbers start at 1 without gaps, so the first one here says whether there are earlier ones. */
export function hasEarlier(messages: Messages): boolean {
  return (messages[0]?.seq ?? 1) > 1;
}

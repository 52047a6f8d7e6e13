import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { Outgoing } from './outbox.ts';

export type ThreadItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'event'; key: string; message: Message }
  | { type: 'message'; key: string; message: Message; opensGroup: boolean; closesGroup: boolean }
  | { type: 'outgoing'; key: string; outgoing: Outgoing };

/** Messages of one author within this time stand together under one name. */
const GROUP_MILLISECONDS = 5 * 60_000;

function dayOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** Whether two neighbors are one person speaking on. */
function goesOn(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.author_type === message.author_type &&
    before.author_id === message.author_id &&
    before.kind === message.kind &&
    dayOf(before.created_at) === dayOf(message.created_at) &&
    Date.parse(message.created_at) - Date.parse(before.created_at) < GROUP_MILLISECONDS
  );
}

/**
 * The thread as lines on the screen: days, events, messages in groups, and last what is not sent
 * yet. What was taken back is not shown. A message that has arrived replaces its own unsent copy because both carry the same id.
 */
export function threadItems(
  messages: readonly Message[],
  outgoing: readonly Outgoing[],
): ThreadItem[] {
  const items: ThreadItem[] = [];
  const shown = messages.filter((message) => !message.deleted_at);
  let day = '';
  for (const [index, message] of shown.entries()) {
    const today = dayOf(message.created_at);
    // Keyed by the first message of the day, because clocks of servers may turn a day back.
    if (today !== day)
      items.push({ type: 'day', key: `day-${message.seq}`, at: message.created_at });
    day = today;
    items.push(itemOf(shown, index));
  }
  const arrived = new Set(messages.map((message) => message.id));
  const waiting = outgoing.filter((each) => !arrived.has(each.body.id));
  return [
    ...items,
    ...waiting.map((each): ThreadItem => ({ type: 'outgoing', key: each.body.id, outgoing: each })),
  ];
}

function itemOf(messages: readonly Message[], index: number): ThreadItem {
  const message = messages[index]!;
  if (message.kind === 'event') return { type: 'event', key: message.id, message };
  const next = messages[index + 1];
  return {
    type: 'message',
    key: message.id,
    message,
    opensGroup: !goesOn(messages[index - 1], message),
    closesGroup: !next || !goesOn(message, next),
  };
}

/** The last of the staff's messages that the visitor has seen: "Seen" stands under it. */
export function seenSeq(messages: readonly Message[], visitorReadSeq: number): number | undefined {
  return messages.findLast(
    (each) =>
      each.kind === 'text' &&
      each.author_type === 'user' &&
      !each.deleted_at &&
      each.seq <= visitorReadSeq,
  )?.seq;
}

import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { OutgoingMessage } from '../../connection/outbox.ts';

/** A line of a thread, from top to bottom. */
export type Item =
  | { type: 'day'; key: string; at: string }
  | {
      type: 'message';
      key: string;
      message: Message;
      own: boolean;
      /** Begins and ends a run of bubbles by one author. */
      first: boolean;
      last: boolean;
    }
  | { type: 'event'; key: string; message: Message }
  | { type: 'outgoing'; key: string; message: OutgoingMessage };

const RUN_MILLISECONDS = 5 * 60_000;

function sameRun(one: Message | undefined, other: Message | undefined): boolean {
  return (
    one?.kind === 'text' &&
    other?.kind === 'text' &&
    one.author_type === other.author_type &&
    one.author_id === other.author_id &&
    Math.abs(Date.parse(other.created_at) - Date.parse(one.created_at)) < RUN_MILLISECONDS &&
    sameDay(one, other)
  );
}

function sameDay(one: Message, other: Message): boolean {
  return new Date(one.created_at).toDateString() === new Date(other.created_at).toDateString();
}

/** Confirmed messages by their number, then what is still on its way, in the order of the outbox. */
export function threadItems(messages: Message[], outbox: OutgoingMessage[]): Item[] {
  const items: Item[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    if (!before || !sameDay(before, message))
      items.push({ type: 'day', key: `day ${message.seq}`, at: message.created_at });
    if (message.kind === 'text')
      items.push({
        type: 'message',
        key: message.id,
        message,
        own: message.author_type === 'visitor',
        first: !sameRun(before, message),
        last: !sameRun(message, messages[index + 1]),
      });
    else if (message.kind === 'event') items.push({ type: 'event', key: message.id, message });
  });
  const known = new Set(messages.map((message) => message.id));
  for (const message of outbox)
    if (!known.has(message.id)) items.push({ type: 'outgoing', key: message.id, message });
  return items;
}

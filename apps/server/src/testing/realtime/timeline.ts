import type { Message } from '@atrium/contract/inbox/messages.ts';

/** What one screen has seen of its conversations, and whether it was ever shown something impossible. */
export class Timeline {
  readonly #conversations = new Map<string, Map<number, Message>>();
  readonly #last = new Map<string, number>();
  /** How often the stream of a conversation may still jump back, because it was asked for again. */
  readonly #restarts = new Map<string, number>();
  readonly faults: string[] = [];

  get conversations(): string[] {
    return [...this.#conversations.keys()];
  }

  has(conversation: string): boolean {
    return this.#conversations.has(conversation);
  }

  /** The conversation is followed from now on. */
  open(conversation: string): void {
    if (!this.has(conversation)) this.#conversations.set(conversation, new Map());
  }

  /** The stream was asked to begin again. */
  restart(conversation: string): void {
    this.open(conversation);
    this.#restarts.set(conversation, (this.#restarts.get(conversation) ?? 0) + 1);
  }

  /** A new connection: every stream begins again. */
  reconnect(): void {
    this.#restarts.clear();
    this.#last.clear();
  }

  /** Up to where the server's stream was seen, for each conversation. */
  get positions(): Record<string, number> {
    return Object.fromEntries(this.conversations.map((id) => [id, this.highest(id)]));
  }

  highest(conversation: string): number {
    return Math.max(0, ...(this.#conversations.get(conversation)?.keys() ?? []));
  }

  lowest(conversation: string): number {
    const known = this.#conversations.get(conversation)?.keys() ?? [];
    return Math.min(Number.POSITIVE_INFINITY, ...known);
  }

  /** A live message: it must come in order. */
  pushed(message: Message): void {
    const { conversation_id: id, seq } = message;
    const last = this.#last.get(id) ?? 0;
    if (seq <= last) {
      const allowed = this.#restarts.get(id) ?? 0;
      if (allowed === 0) this.faults.push(`${id}: ${seq} came after ${last}`);
      this.#restarts.set(id, allowed - 1);
    }
    this.#last.set(id, seq);
    this.keep([message]);
  }

  snapshot(conversation: string, messages: Message[]): void {
    this.#conversations.set(conversation, new Map());
    this.#last.set(conversation, messages.at(-1)?.seq ?? 0);
    this.keep(messages);
  }

  /** Messages from wherever: a number never stands for two of them. */
  keep(messages: Message[]): void {
    for (const message of messages) {
      this.open(message.conversation_id);
      const known = this.#conversations.get(message.conversation_id);
      const other = known?.get(message.seq);
      if (other && other.id !== message.id)
        this.faults.push(`${message.seq} is ${other.id} and ${message.id}`);
      known?.set(message.seq, message);
    }
  }

  /** As the screen shows it. */
  list(conversation: string): string[] {
    const messages = [...(this.#conversations.get(conversation)?.values() ?? [])];
    return messages.toSorted((a, b) => a.seq - b.seq).map(lineOf);
  }
}

/** A message in one comparable line. */
export function lineOf({ seq, id, kind, content }: Message): string {
  return `${seq} ${kind} ${id} ${content}`;
}

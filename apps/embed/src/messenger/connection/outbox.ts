import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Store } from '../../storage.ts';

/** A message that the server has not acknowledged yet. */
export interface OutgoingMessage {
  /** Made once; repeating it never makes a second message. */
  id: string;
  /** Conversation id, or a `local:` key of a conversation that the server does not know yet. */
  thread: string;
  new_conversation: boolean;
  content: string;
  attachments: Attachment[];
  /** Place in the outbox; not a time, clocks are not trusted. */
  order: number;
  state: 'queued' | 'failed';
  /** Why it failed. */
  reason?: string;
}

export type OutgoingDraft = Pick<
  OutgoingMessage,
  'thread' | 'new_conversation' | 'content' | 'attachments'
>;

const KEY = 'out:';

/** Begins the name of a conversation that exists only here. */
export const LOCAL = 'local:';
export const newLocalThread = () => LOCAL + uuidv7();

/**
 * Messages on their way. Each has a storage key of its own, so that tabs add without overwriting each
 * other and nothing is lost by a reload.
 */
export class Outbox {
  #store: Store;
  #items: OutgoingMessage[] = [];

  constructor(store: Store) {
    this.#store = store;
    this.reload();
  }

  /** In the order in which they are sent. */
  get items(): OutgoingMessage[] {
    return this.#items;
  }

  /** Takes up what other tabs have added. */
  reload(): void {
    this.#items = this.#store
      .names(KEY)
      .flatMap((name) => this.#read(name))
      .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  add(draft: OutgoingDraft): OutgoingMessage {
    this.reload();
    const item: OutgoingMessage = {
      id: uuidv7(),
      thread: draft.thread,
      new_conversation: draft.new_conversation,
      content: draft.content,
      attachments: draft.attachments,
      order: this.#nextOrder(),
      state: 'queued',
    };
    this.#items = [...this.#items, item];
    this.#store.set(KEY + item.id, JSON.stringify(item));
    return item;
  }

  get(id: string): OutgoingMessage | undefined {
    return this.#items.find((item) => item.id === id);
  }

  remove(id: string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#store.set(KEY + id, null);
  }

  fail(id: string, reason: string): void {
    this.#change(id, { state: 'failed', reason });
  }

  /** Queues a failed message again, behind those that wait. */
  retry(id: string): void {
    if (this.get(id)?.state === 'failed')
      this.#change(id, { state: 'queued', order: this.#nextOrder() });
  }

  /** The conversation of these messages is known by another name now. */
  rename(from: string, to: string): void {
    for (const item of this.#items) if (item.thread === from) this.#change(item.id, { thread: to });
  }

  #nextOrder(): number {
    return (this.#items.at(-1)?.order ?? 0) + 1;
  }

  #change(id: string, change: Partial<OutgoingMessage>): void {
    this.#items = this.#items
      .map((item) => (item.id === id ? { ...item, ...change } : item))
      .toSorted((a, b) => a.order - b.order);
    const item = this.get(id);
    if (item) this.#store.set(KEY + id, JSON.stringify(item));
  }

  #read(name: string): OutgoingMessage[] {
    try {
      return [JSON.parse(this.#store.get(name)!) as OutgoingMessage];
    } catch {
      this.#store.set(name, null);
      return [];
    }
  }
}

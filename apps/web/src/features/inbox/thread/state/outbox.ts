import type { Attachment, StaffSend } from '@atrium/contract/inbox/messages.ts';
import type { Problem } from '@atrium/contract/core/problem.ts';

export type OutgoingState = 'sending' | 'failed' | 'collision';

/** A message of one's own that the server has not acknowledged. */
export interface Outgoing {
  conversation_id: string;
  state: OutgoingState;
  body: StaffSend;
  attachments: Attachment[];
  written_at: string;
  problem?: Problem | undefined;
}

interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * What was sent and not acknowledged, kept in the browser under its own key each, so that neither a
 * reload nor a second tab loses it. The id is made once: sending again never makes a second message.
 */
export class Outbox {
  readonly #prefix: string;
  readonly #storage: Store | undefined;
  readonly #listeners = new Set<() => void>();
  #entries: readonly Outgoing[];

  constructor(userId: number, storage: Store | undefined) {
    this.#prefix = `atrium:unsent:${userId}:`;
    this.#storage = storage;
    this.#entries = this.#load();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  entries = (): readonly Outgoing[] => this.#entries;

  /** Adds a message, or replaces what is known of it. */
  put(entry: Outgoing): void {
    const at = this.#entries.findIndex((each) => each.body.id === entry.body.id);
    this.#set(at < 0 ? [...this.#entries, entry] : this.#entries.with(at, entry));
    this.#guarded((storage) =>
      storage.setItem(this.#prefix + entry.body.id, JSON.stringify(entry)),
    );
  }

  /** The server has it, or the writer gave it up. */
  remove(id: string): void {
    if (this.#entries.some((each) => each.body.id === id))
      this.#set(this.#entries.filter((each) => each.body.id !== id));
    this.#guarded((storage) => storage.removeItem(this.#prefix + id));
  }

  #set(entries: readonly Outgoing[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }

  #load(): Outgoing[] {
    const found: Outgoing[] = [];
    this.#guarded((storage) => {
      for (let index = 0; index < storage.length; index++) {
        const key = storage.key(index);
        const entry = key?.startsWith(this.#prefix) ? readEntry(storage.getItem(key)) : undefined;
        if (entry) found.push(entry);
      }
    });
    // Nothing is on its way after a reload: the writer decides whether to send it again.
    return found
      .map((entry): Outgoing => ({ ...entry, state: 'failed' }))
      .sort((a, b) => a.body.id.localeCompare(b.body.id));
  }

  /** Storage may be full or forbidden; the message then lives as long as the page. */
  #guarded(work: (storage: Store) => void): void {
    try {
      if (this.#storage) work(this.#storage);
    } catch {
      return;
    }
  }
}

function readEntry(stored: string | null): Outgoing | undefined {
  const entry: Partial<Outgoing> = JSON.parse(stored ?? '{}');
  return entry.body?.id && entry.conversation_id ? (entry as Outgoing) : undefined;
}

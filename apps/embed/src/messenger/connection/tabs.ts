import type { Command, Connection } from './commands.ts';
import type { OutgoingDraft, Outbox } from './outbox.ts';
import type { Clock } from './transport/ports.ts';
import type { ConnectionState } from './state.ts';
import { EMPTY_STATE } from './state.ts';

export interface Owner {
  readonly state: ConnectionState;
  start(): void;
  stop(): void;
  run(command: Command): void;
}

/** What tabs of one site say to each other. */
export type TabMessage =
  | { type: 'command'; command: Command }
  | { type: 'state'; state: ConnectionState }
  /** A tab that has just come asks for the state. */
  | { type: 'joined' }
  /** Another tab owns the connection now: say again what you have open. */
  | { type: 'took over' };

export interface TabPorts {
  clock: Clock;
  outbox: Outbox;
  /** Makes the part that owns the connection, with what was known before. */
  own(changed: () => void, before?: ConnectionState): Owner;
  /** Runs `begin` when this tab is the one; the answer leaves. Null: every tab for itself. */
  lead: ((begin: () => void) => () => void) | null;
  channel: {
    post(message: TabMessage): void;
    listen(hear: (message: TabMessage) => void): void;
    close(): void;
  } | null;
}

const BROADCAST_EVERY = 30;

/** One connection for all tabs of a site: the leader owns it, the others ask it and see what it sees. */
export class SharedConnection implements Connection {
  #ports: TabPorts;
  #owner: Owner | null = null;
  #heard: ConnectionState = EMPTY_STATE;
  #listeners = new Set<() => void>();
  #opened = new Set<string>();
  #broadcasting = false;
  #stopped = false;
  #leave = () => {};
  #ended = () => {};

  constructor(ports: TabPorts) {
    this.#ports = ports;
  }

  /** @param ended called when the connection is stopped */
  start(ended: () => void = () => {}): void {
    this.#ended = ended;
    this.#ports.channel?.listen((message) => this.#hear(message));
    if (this.#ports.lead) {
      this.#ports.channel?.post({ type: 'joined' });
      this.#leave = this.#ports.lead(() => this.#lead());
    } else this.#lead();
  }

  get state(): ConnectionState {
    return this.#owner?.state ?? this.#heard;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(draft: OutgoingDraft): string {
    // Kept here first, so that it is not lost when the leader closes this very moment.
    const { id } = this.#ports.outbox.add(draft);
    this.run({ name: 'sent' });
    return id;
  }

  run(command: Command): void {
    if (command.name === 'open') this.#opened.add(command.conversation_id);
    if (this.#owner) this.#owner.run(command);
    else this.#ports.channel?.post({ type: 'command', command });
  }

  stop(): void {
    this.#stopped = true;
    this.#ended();
    this.#leave();
    this.#owner?.stop();
    this.#ports.channel?.close();
    this.#listeners.clear();
  }

  #lead(): void {
    if (this.#stopped) return;
    this.#ports.outbox.reload();
    const before = this.#heard === EMPTY_STATE ? undefined : this.#heard;
    this.#owner = this.#ports.own(() => this.#changed(), before);
    this.#owner.start();
    for (const conversation_id of this.#opened) this.#owner.run({ name: 'open', conversation_id });
    this.#ports.channel?.post({ type: 'took over' });
    this.#changed();
  }

  #hear(message: TabMessage): void {
    if (message.type === 'command') this.#owner?.run(message.command);
    else if (message.type === 'joined') this.#changed();
    else if (this.#owner) return;
    else if (message.type === 'state') {
      this.#heard = message.state;
      this.#notify();
    } else {
      for (const conversation_id of this.#opened) this.run({ name: 'open', conversation_id });
      this.run({ name: 'sent' });
    }
  }

  #changed(): void {
    this.#notify();
    if (!this.#owner || !this.#ports.channel || this.#broadcasting) return;
    this.#broadcasting = true;
    this.#ports.clock.after(BROADCAST_EVERY, () => {
      this.#broadcasting = false;
      if (!this.#stopped) this.#ports.channel?.post({ type: 'state', state: this.state });
    });
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The tab's place among the others: Web Locks choose the leader, a BroadcastChannel carries the talk. */
export function browserTabs(name: string): Pick<TabPorts, 'lead' | 'channel'> {
  const { locks } = navigator;
  if (!locks || typeof BroadcastChannel !== 'function') return { lead: null, channel: null };
  const channel = new BroadcastChannel(name);
  return {
    lead(begin) {
      let leave = () => {};
      const turn = new AbortController();
      const held = new Promise<void>((resolve) => {
        leave = resolve;
      });
      const lead = () => {
        begin();
        return held;
      };
      // Refused only when this tab leaves while it waits, or where locks are forbidden.
      locks.request(name, { signal: turn.signal }, lead).catch(() => {
        if (!turn.signal.aborted) begin();
      });
      return () => {
        turn.abort();
        leave();
      };
    },
    channel: {
      post: (message) => channel.postMessage(message),
      listen(hear) {
        channel.onmessage = (event: MessageEvent<TabMessage>) => hear(event.data);
      },
      close: () => channel.close(),
    },
  };
}

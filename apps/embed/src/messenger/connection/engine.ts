import type { Ack, VisitorSendInput } from '@atrium/contract/inbox/messages.ts';
import type { Thread } from '@atrium/contract/inbox/messenger.ts';
import type { VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import { TYPING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { Store } from '../../storage.ts';
import { keepAlias, readAliases } from './aliases.ts';
import type { Command } from './commands.ts';
import { Delivery } from './delivery.ts';
import { History } from './history.ts';
import { FAILURES_BEFORE_POLLING, Link } from './transport/link.ts';
import { newLocalThread, type Outbox } from './outbox.ts';
import { Polling } from './polling.ts';
import type { Api, Clock, OpenWire, ReadPage } from './transport/ports.ts';
import { ApiError } from './transport/ports.ts';
import { SessionKeeper } from './session.ts';
import * as states from './state.ts';
import type { ConnectionState } from './state.ts';

export interface EnginePorts {
  clock: Clock;
  random: () => number;
  openWire: OpenWire;
  api: Api;
  store: Store;
  outbox: Outbox;
  page: ReadPage;
  /** A token by which the site's own server vouches for the person. */
  user_token?: string | undefined;
}

/** Owns the connection: session, socket or polling, outbox, and what is known of the conversations. */
export class Engine {
  #ports: EnginePorts;
  #state: ConnectionState;
  #listener: () => void;
  #link: Link;
  #delivery: Delivery;
  #polling: Polling;
  #history: History;
  #session: SessionKeeper;
  #page = '';
  #cancelTyping: Record<string, () => void> = {};

  /** @param before what another tab knew when it was closed */
  constructor(ports: EnginePorts, listener: () => void, before?: ConnectionState) {
    this.#ports = ports;
    this.#listener = listener;
    this.#state = {
      ...(before ?? states.EMPTY_STATE),
      status: 'connecting',
      typing: {},
      aliases: readAliases(ports.store),
      outbox: ports.outbox.items,
    };
    this.#link = new Link(ports, {
      opened: () => this.#hello(),
      frame: (push) => this.#frame(push),
      lost: (failures) => this.#lost(failures),
      unauthenticated: () => this.#renew(),
      refused: () => this.#refused(),
    });
    this.#session = new SessionKeeper(ports, {
      started: (session) => {
        this.#set({ ...this.#state, ...greeting(session) });
        this.#link.start();
      },
      unreachable: () => this.#set({ ...this.#state, status: 'offline' }),
      refused: () => this.#refused(),
    });
    this.#delivery = new Delivery({
      clock: ports.clock,
      outbox: ports.outbox,
      carry: (message) => this.#carry(message),
      alias: (thread) => this.#state.aliases[thread],
    });
    const shared = {
      api: ports.api,
      clock: ports.clock,
      token: () => this.#session.token,
      state: () => this.#state,
      change: (state: ConnectionState) => this.#set(state),
      failed: (error: unknown) => this.#httpFailed(error),
    };
    this.#history = new History(shared, (id, after) => this.#resume(id, after));
    this.#polling = new Polling(shared, () => {
      this.#set({ ...this.#state, status: 'polling' });
      this.#delivery.pump();
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    if (this.#session.needsOpening) void this.#session.open();
    else this.#link.start();
  }

  stop(): void {
    this.#session.stop();
    this.#link.stop();
    this.#polling.stop();
    this.#delivery.interrupted();
  }

  run(command: Command): void {
    const { outbox } = this.#ports;
    if (command.name === 'open') this.#history.open(command.conversation_id);
    else if (command.name === 'reload') this.#history.reload(command.conversation_id);
    else if (command.name === 'earlier') void this.#history.earlier(command.conversation_id);
    else if (command.name === 'read') this.#read(command.conversation_id, command.seq);
    else if (command.name === 'typing')
      this.#link.send({ type: 'typing', conversation_id: command.conversation_id });
    else if (command.name === 'visitor') this.#set({ ...this.#state, visitor: command.visitor });
    else {
      if (command.name === 'wake') this.#wake();
      if (command.name === 'retry') outbox.retry(command.id);
      else if (command.name === 'discard') outbox.remove(command.id);
      else outbox.reload();
      this.#pump();
    }
  }

  #set(state: ConnectionState): void {
    this.#state = { ...state, outbox: this.#ports.outbox.items };
    this.#listener();
  }

  #pump(): void {
    this.#sayPage();
    this.#delivery.pump();
    this.#set(this.#state);
  }

  #wake(): void {
    if (this.#state.status === 'refused') return;
    this.#session.wake();
    this.#link.wake();
    this.#polling.wake();
  }

  /** Tells where the visitor is now, when that has changed. */
  #sayPage(): void {
    const page = this.#ports.page();
    if (page.url === this.#page || !this.#link.ready) return;
    this.#page = page.url ?? '';
    this.#link.send({ type: 'page', page });
  }

  /** The token is not accepted any more. A new visitor begins; what was not sent goes to a new conversation. */
  #renew(): void {
    const { outbox } = this.#ports;
    this.#session.forget();
    this.#delivery.interrupted();
    for (const thread of new Set(outbox.items.map((item) => item.thread)))
      outbox.rename(thread, newLocalThread());
    this.#set({ ...states.EMPTY_STATE });
    void this.#session.open();
  }

  #refused(): void {
    this.#link.stop();
    this.#polling.stop();
    this.#set({ ...this.#state, status: 'refused' });
  }

  #hello(): void {
    const page = this.#ports.page();
    this.#page = page.url ?? '';
    const positions = Object.fromEntries(
      Object.entries(this.#state.timelines).map(([id, timeline]) => [
        id,
        states.resumeAfter(timeline),
      ]),
    );
    this.#link.send({ type: 'hello', token: this.#session.token ?? '', positions, page });
  }

  #lost(failures: number): void {
    this.#delivery.interrupted();
    if (failures >= FAILURES_BEFORE_POLLING) this.#polling.start();
    if (!this.#polling.active) this.#set({ ...this.#state, status: 'offline', typing: {} });
  }

  #frame(push: VisitorPush): void {
    if (push.type === 'ready') this.#ready(push);
    else if (push.type === 'ack') this.#acknowledged(push);
    else if (push.type === 'nack') {
      const { problem, retry } = push;
      const seconds = problem.retry_after_seconds;
      const reason = problem.errors?.[0]?.message ?? problem.detail ?? problem.title;
      this.#delivery.refused(push.id, { retry, reason, ...(seconds ? { seconds } : {}) });
      this.#set(this.#state);
    } else if (push.type === 'message') this.#message(push);
    else if (push.type === 'snapshot')
      this.#set(states.withSnapshot(this.#state, push.conversation_id, push.messages));
    else if (push.type === 'pong') this.#sayPage();
    else if (push.type === 'thread') this.#thread(push.thread);
    else if (push.type === 'typing') this.#typing(push.conversation_id, push.author_name);
    else if (push.type === 'presence')
      this.#set({ ...this.#state, staff_online: push.staff_online });
    else if (push.type === 'config')
      this.#set({ ...this.#state, config_changes: this.#state.config_changes + 1 });
  }

  #ready(push: Extract<VisitorPush, { type: 'ready' }>): void {
    this.#polling.stop();
    this.#delivery.interrupted();
    this.#set({
      ...this.#state,
      status: 'online',
      ...greeting(push),
    });
    this.#history.connected();
    this.#delivery.pump();
  }

  #message({ message }: Extract<VisitorPush, { type: 'message' }>): void {
    const id = message.conversation_id;
    if (message.author_type === 'visitor' && this.#ports.outbox.get(message.id))
      this.#acknowledged({ ...message });
    if (message.author_type !== 'visitor') this.#typing(id, null);
    this.#set(states.withMessages(this.#state, id, [message]));
  }

  #acknowledged(ack: Ack): void {
    const sent = this.#delivery.acknowledged(ack);
    if (!sent) return;
    if (sent.thread !== ack.conversation_id) {
      const aliases = keepAlias(this.#ports.store, sent.thread, ack.conversation_id);
      this.#state = { ...this.#state, aliases };
    }
    this.#set(states.withAcknowledged(this.#state, sent, ack));
    this.#history.open(ack.conversation_id);
  }

  #thread(thread: Thread): void {
    this.#set(states.withThread(this.#state, thread));
    this.#history.catchUp(thread);
  }

  #typing(id: string, name: string | null): void {
    this.#cancelTyping[id]?.();
    if (name !== null) {
      const end = () => this.#set(states.withTyping(this.#state, id, null));
      this.#cancelTyping[id] = this.#ports.clock.after(TYPING_SECONDS * 1000, end);
    }
    this.#set(states.withTyping(this.#state, id, name));
  }

  #resume(conversation_id: string, after_seq: number): boolean {
    return this.#link.ready && this.#link.send({ type: 'resume', conversation_id, after_seq });
  }

  #read(conversation_id: string, seq: number): void {
    this.#set(states.withRead(this.#state, conversation_id, seq));
    const { token } = this.#session;
    if (this.#link.send({ type: 'read', conversation_id, seq }) || !token) return;
    // Only a mark: when it does not arrive, the next one will.
    this.#ports.api.read(token, { conversation_id, seq }).catch(() => {});
  }

  #carry(message: VisitorSendInput): boolean {
    if (this.#link.ready) return this.#link.send({ type: 'send', message });
    const { token } = this.#session;
    if (!this.#polling.active || !token) return false;
    this.#ports.api.send(token, message).then(
      (ack) => this.#acknowledged(ack),
      (error: unknown) => this.#notSent(message.id, error),
    );
    return true;
  }

  #notSent(id: string, error: unknown): void {
    const problem = error instanceof ApiError ? error : new ApiError(0, {});
    const { status, message, retry_after_seconds } = problem;
    if (status === 401) return this.#httpFailed(error);
    const retry = status === 0 || status === 429 || status >= 500;
    const seconds = retry_after_seconds ? { seconds: retry_after_seconds } : {};
    this.#delivery.refused(id, { retry, reason: message, ...seconds });
    this.#set(this.#state);
  }

  #httpFailed(error: unknown): void {
    if (error instanceof ApiError && error.status === 401) {
      this.#link.stop();
      this.#polling.stop();
      this.#renew();
    } else if (this.#polling.active) this.#set({ ...this.#state, status: 'offline' });
  }
}

function greeting(from: Pick<ConnectionState, 'visitor' | 'threads' | 'staff_online'>) {
  const { visitor, threads, staff_online } = from;
  return { visitor, threads: states.latestFirst(threads), staff_online };
}

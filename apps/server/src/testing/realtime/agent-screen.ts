import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { StaffPush } from '@atrium/contract/inbox/realtime.ts';
import { callOver, type Door } from './call.ts';
import { STAFF_PATH } from './house.ts';
import { Timeline } from './timeline.ts';
import { Wire } from './wire.ts';

const PAGE = 500;

interface Reply {
  id: string;
  conversation: string;
  content: string;
  kind: 'text' | 'note';
}

/** The Inbox of a member of staff: watches every conversation, answers over HTTP and sends again what has no answer. */
export class AgentScreen {
  readonly #door: Door;
  readonly #token: string;
  wire: Wire<StaffPush> | null = null;
  readonly timeline = new Timeline();
  readonly outbox = new Map<string, Reply>();
  readonly acked = new Map<string, number>();
  readonly faults: string[] = [];
  readonly #posts = new Set<Promise<void>>();
  #cutAfter = Number.POSITIVE_INFINITY;

  constructor(door: Door, token: string) {
    this.#door = door;
    this.#token = token;
  }

  get isConnected(): boolean {
    return this.wire?.isOpen ?? false;
  }

  connect(): void {
    if (this.wire && !this.wire.isOver) return;
    this.#cutAfter = Number.POSITIVE_INFINITY;
    this.timeline.reconnect();
    const wire = new Wire<StaffPush>(this.#door.url + STAFF_PATH);
    this.wire = wire;
    wire.socket.on('open', () => wire.say({ type: 'hello', token: this.#token }));
    wire.onPush = (push) => {
      if (wire === this.wire) this.#hear(push, wire);
    };
  }

  cut(): void {
    this.wire?.cut();
  }

  cutAfter(pushes: number): void {
    this.#cutAfter = pushes;
  }

  reply(
    conversation: string,
    content: string,
    { copies = 1, kind = 'text' as Reply['kind'] } = {},
  ) {
    const reply: Reply = { id: uuidv7(), conversation, content, kind };
    this.outbox.set(reply.id, reply);
    for (let copy = 0; copy < copies; copy++) this.#post(reply);
  }

  resend(): void {
    for (const reply of this.outbox.values()) this.#post(reply);
  }

  /** Until every request has had its answer or its failure. */
  async quiet(): Promise<void> {
    await Promise.all(this.#posts);
  }

  #post(reply: Reply): void {
    const { id, content, kind, conversation } = reply;
    const post = callOver<Message>(this.#door, {
      method: 'POST',
      path: `/conversations/${conversation}/messages`,
      token: this.#token,
      body: { id, content, kind, last_seen_seq: 0, send_anyway: true },
    }).then(
      ({ status, body }) => this.#answered(reply, status, body),
      // The server is not there: it stays in the outbox.
      () => undefined,
    );
    this.#posts.add(post);
    void post.finally(() => this.#posts.delete(post));
  }

  #answered({ id }: Reply, status: number, message: Message): void {
    if (status >= 500) return;
    if (status !== 200) {
      this.faults.push(`refused with ${status}: ${JSON.stringify(message)}`);
      return;
    }
    const before = this.acked.get(id);
    if (before !== undefined && before !== message.seq)
      this.faults.push(`${id} was answered as ${before} and as ${message.seq}`);
    this.acked.set(id, message.seq);
    this.outbox.delete(id);
  }

  #hear(push: StaffPush, wire: Wire<StaffPush>): void {
    if (push.type === 'ready') void this.#begin(wire);
    else if (push.type === 'conversation') this.#know(push.conversation.id);
    else if (push.type === 'message') this.timeline.pushed(push.message);
    else if (push.type === 'snapshot') this.timeline.snapshot(push.conversation_id, push.messages);
    if (--this.#cutAfter < 0) this.cut();
  }

  /** Watches on from where it was, and whatever began in the meantime. */
  async #begin(wire: Wire<StaffPush>): Promise<void> {
    for (const id of this.timeline.conversations) this.#watch(id);
    const given = { method: 'GET', path: '/conversations?per_page=100', token: this.#token };
    // Without an answer the connection is gone too, and the next one begins again.
    const list = await callOver<Conversation[]>(this.#door, given).catch(() => null);
    if (wire !== this.wire || list?.status !== 200) return;
    for (const conversation of list.body) this.#know(conversation.id);
  }

  #know(conversation: string): void {
    if (!this.timeline.has(conversation)) this.#watch(conversation);
  }

  #watch(conversation_id: string): void {
    const after_seq = this.timeline.highest(conversation_id);
    this.timeline.restart(conversation_id);
    this.wire?.say({ type: 'watch', conversation_id, after_seq });
  }

  async scrollUp(): Promise<void> {
    for (const id of this.timeline.conversations) {
      this.timeline.keep(await this.history(id, this.timeline.lowest(id)));
    }
  }

  /** Everything before a number, as the database has it. */
  async history(conversation: string, before = Number.POSITIVE_INFINITY): Promise<Message[]> {
    const all: Message[] = [];
    for (let lowest = before, more = true; more;) {
      const range = Number.isFinite(lowest) ? `&before_seq=${lowest}` : '';
      const path = `/conversations/${conversation}/messages?limit=${PAGE}${range}`;
      const given = { method: 'GET', path, token: this.#token };
      const { body } = await callOver<Message[]>(this.#door, given);
      all.unshift(...body);
      lowest = body[0]?.seq ?? 0;
      more = body.length === PAGE;
    }
    return all;
  }
}

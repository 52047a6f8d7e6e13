import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import { callOver, type Door } from './call.ts';
import { VISITOR_PATH } from './house.ts';
import { Timeline } from './timeline.ts';
import { Wire } from './wire.ts';

const PAGE = 500;

interface Sending {
  id: string;
  content: string;
  conversation_id: string | null;
  new_conversation: boolean;
}

/** A tab of a visitor's browser, as faithful as the messenger: it keeps what is not acknowledged and sends it again. */
export class VisitorTab {
  readonly #door: Door;
  readonly #token: string;
  wire: Wire<VisitorPush> | null = null;
  readonly timeline = new Timeline();
  /** Sent and not acknowledged. */
  readonly outbox = new Map<string, Sending>();
  /** Number by id. */
  readonly acked = new Map<string, number>();
  readonly faults: string[] = [];
  #current: string | null = null;
  #cutAfter = Number.POSITIVE_INFINITY;

  constructor(door: Door, token: string) {
    this.#door = door;
    this.#token = token;
  }

  get isConnected(): boolean {
    return this.wire?.isOpen ?? false;
  }

  /** Opens a socket; what was under way is sent again once it is ready. */
  connect(): void {
    if (this.wire && !this.wire.isOver) return;
    this.#cutAfter = Number.POSITIVE_INFINITY;
    this.timeline.reconnect();
    const wire = new Wire<VisitorPush>(this.#door.url + VISITOR_PATH);
    this.wire = wire;
    const { positions } = this.timeline;
    wire.socket.on('open', () => wire.say({ type: 'hello', token: this.#token, positions }));
    wire.onPush = (push) => {
      if (wire === this.wire) this.#hear(push);
    };
  }

  cut(): void {
    this.wire?.cut();
  }

  /** Loses the connection after so many more pushes. */
  cutAfter(pushes: number): void {
    this.#cutAfter = pushes;
  }

  write(content: string, { copies = 1, fresh = false } = {}): string {
    const conversation_id = fresh ? null : this.#current;
    const sending = { id: uuidv7(), content, conversation_id, new_conversation: fresh };
    this.outbox.set(sending.id, sending);
    for (let copy = 0; copy < copies; copy++) this.#send(sending);
    return sending.id;
  }

  /** Sends again what is under way, in any order. */
  resend(order: <T>(items: T[]) => T[] = (items) => items): void {
    for (const sending of order([...this.outbox.values()])) this.#send(sending);
  }

  #send(sending: Sending): void {
    this.wire?.say({ type: 'send', message: sending });
  }

  #hear(push: VisitorPush): void {
    if (push.type === 'ready') {
      for (const thread of push.threads) this.#know(thread.id);
      this.resend();
    } else if (push.type === 'thread') this.#know(push.thread.id);
    else if (push.type === 'message') this.timeline.pushed(push.message);
    else if (push.type === 'snapshot') this.timeline.snapshot(push.conversation_id, push.messages);
    else if (push.type === 'ack') this.#acknowledged(push);
    else if (push.type === 'nack' && !push.retry)
      this.faults.push(`refused: ${push.problem.detail ?? push.problem.title}`);
    if (--this.#cutAfter < 0) this.cut();
  }

  #know(conversation: string): void {
    this.#current ??= conversation;
    if (this.timeline.has(conversation)) return;
    this.timeline.restart(conversation);
    this.wire?.say({ type: 'resume', conversation_id: conversation, after_seq: 0 });
  }

  #acknowledged({ id, seq, conversation_id }: Extract<VisitorPush, { type: 'ack' }>): void {
    const before = this.acked.get(id);
    if (before !== undefined && before !== seq)
      this.faults.push(`${id} was acknowledged as ${before} and as ${seq}`);
    this.acked.set(id, seq);
    this.outbox.delete(id);
    this.#know(conversation_id);
    this.#current = conversation_id;
  }

  /** Loads what lies before the oldest message it has, as scrolling up does. */
  async scrollUp(): Promise<void> {
    for (const id of this.timeline.conversations) {
      for (let more = true; more;) {
        const before = this.timeline.lowest(id);
        const range = Number.isFinite(before) ? `&before_seq=${before}` : '';
        const path = `/messenger/conversations/${id}/messages?limit=${PAGE}${range}`;
        const given = { method: 'GET', path, token: this.#token };
        const { body } = await callOver<Message[]>(this.#door, given);
        this.timeline.keep(body);
        more = body.length === PAGE;
      }
    }
  }
}

import type { Ack, VisitorSendInput } from '@atrium/contract/inbox/messages.ts';
import type { Clock } from './transport/ports.ts';
import type { OutgoingMessage } from './outbox.ts';
import { LOCAL, type Outbox } from './outbox.ts';

export interface DeliveryPorts {
  clock: Clock;
  outbox: Outbox;
  /** Hands one message to whatever carries messages now; false when nothing does. */
  carry(message: VisitorSendInput): boolean;
  /** The conversation that a local one has become. */
  alias(thread: string): string | undefined;
}

const ACK_WITHIN = 15_000;
const TRY_AGAIN_AFTER = 3_000;

/**
 * Sends the outbox in order, one message at a time: the next leaves when the one before is
 * acknowledged or refused, so no order of arrival can mix them up.
 */
export class Delivery {
  #ports: DeliveryPorts;
  #in_flight: string | null = null;
  #cancelTimer = () => {};

  constructor(ports: DeliveryPorts) {
    this.#ports = ports;
  }

  /** Sends the next message, unless one is on its way. */
  pump(): void {
    if (this.#in_flight) return;
    const next = this.#ports.outbox.items.find((item) => item.state === 'queued');
    if (!next || !this.#ports.carry(this.#frame(next))) return;
    this.#in_flight = next.id;
    this.#again(ACK_WITHIN);
  }

  /** What was on its way may or may not have arrived: it is sent again, which is harmless. */
  interrupted(): void {
    this.#cancelTimer();
    this.#in_flight = null;
  }

  /** The server has it for good. Answers what was sent, once. */
  acknowledged(ack: Pick<Ack, 'id' | 'conversation_id'>): OutgoingMessage | undefined {
    const sent = this.#ports.outbox.get(ack.id);
    this.#ports.outbox.remove(ack.id);
    if (sent && sent.thread !== ack.conversation_id)
      this.#ports.outbox.rename(sent.thread, ack.conversation_id);
    this.#next(ack.id);
    return sent;
  }

  /** Never: the message fails, the next one goes. Not now: the same message later. */
  refused(id: string, refusal: { retry: boolean; reason: string; seconds?: number }): void {
    if (refusal.retry) {
      if (id === this.#in_flight)
        this.#again(refusal.seconds ? refusal.seconds * 1000 : TRY_AGAIN_AFTER);
      return;
    }
    this.#ports.outbox.fail(id, refusal.reason);
    this.#next(id);
  }

  #next(id: string): void {
    if (this.#in_flight === id) this.interrupted();
    this.pump();
  }

  #again(milliseconds: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.clock.after(milliseconds, () => {
      this.#in_flight = null;
      this.pump();
    });
  }

  #frame(item: OutgoingMessage): VisitorSendInput {
    const thread = this.#ports.alias(item.thread) ?? item.thread;
    const local = thread.startsWith(LOCAL);
    return {
      id: item.id,
      conversation_id: local ? null : thread,
      new_conversation: local && item.new_conversation,
      content: item.content,
      attachment_ids: item.attachments.map((attachment) => attachment.id),
    };
  }
}

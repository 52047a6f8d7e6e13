import type { Thread } from '@atrium/contract/inbox/messenger.ts';
import type { EnginePart } from './history.ts';
import { latestFirst, resumeAfter, withMessages } from './state.ts';

const EVERY = 4_000;
const PAGE = 200;

/** The way through for networks that block WebSocket: asks over HTTP every four seconds. */
export class Polling {
  #engine: EnginePart;
  #asked: () => void;
  #active = false;
  #busy = false;
  #cancel = () => {};

  /** @param asked called after each round that worked */
  constructor(engine: EnginePart, asked: () => void) {
    this.#engine = engine;
    this.#asked = asked;
  }

  get active(): boolean {
    return this.#active;
  }

  start(): void {
    if (this.#active) return;
    this.#active = true;
    void this.#round();
  }

  stop(): void {
    this.#active = false;
    this.#cancel();
  }

  wake(): void {
    if (this.#active) void this.#round();
  }

  async #round(): Promise<void> {
    const token = this.#engine.token();
    if (!token || this.#busy) return;
    this.#busy = true;
    this.#cancel();
    try {
      const threads = latestFirst(await this.#engine.api.threads(token));
      if (this.#active) this.#engine.change({ ...this.#engine.state(), threads });
      for (const thread of threads) await this.#catchUp(token, thread);
      if (this.#active) this.#asked();
    } catch (error) {
      if (this.#active) this.#engine.failed(error);
    } finally {
      this.#busy = false;
      if (this.#active) this.#cancel = this.#engine.clock.after(EVERY, () => void this.#round());
    }
  }

  async #catchUp(token: string, thread: Thread): Promise<void> {
    let timeline = this.#engine.state().timelines[thread.id];
    let after_seq = timeline ? resumeAfter(timeline) : 0;
    while (this.#active && timeline?.state === 'ready' && timeline.received_seq < thread.last_seq) {
      const request = { conversation_id: thread.id, after_seq, limit: PAGE };
      const messages = await this.#engine.api.messages(token, request);
      if (token !== this.#engine.token()) return;
      this.#engine.change(withMessages(this.#engine.state(), thread.id, messages));
      timeline = this.#engine.state().timelines[thread.id];
      after_seq = messages.at(-1)?.seq ?? after_seq;
      if (messages.length < PAGE) return;
    }
  }
}

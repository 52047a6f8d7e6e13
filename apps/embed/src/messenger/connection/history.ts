import type { Thread } from '@atrium/contract/inbox/messenger.ts';
import type { Api, Clock } from './transport/ports.ts';
import { LOADING, resumeAfter, withHistory } from './state.ts';
import type { ConnectionState } from './state.ts';

/** What the parts of the engine share. */
export interface EnginePart {
  api: Api;
  clock: Clock;
  token(): string | null;
  state(): ConnectionState;
  change(state: ConnectionState): void;
  failed(error: unknown): void;
}

const PAGE = 50;

/** Loads conversations when they are opened, and keeps the opened ones complete. */
export class History {
  #engine: EnginePart;
  #resume: (conversation_id: string, after_seq: number) => boolean;
  #loading = new Set<string>();
  /** The `last_seq` for which a resume was asked on this connection: each is asked once. */
  #asked: Record<string, number> = {};

  constructor(engine: EnginePart, resume: (conversation_id: string, after_seq: number) => boolean) {
    this.#engine = engine;
    this.#resume = resume;
  }

  open(conversation_id: string): void {
    const timeline = this.#engine.state().timelines[conversation_id];
    if (timeline?.state !== 'ready') this.reload(conversation_id);
  }

  /** Loads the newest page again: addresses of files expire. */
  reload(conversation_id: string): void {
    void this.#load(conversation_id);
  }

  /** The socket is there again: what could not be loaded before is, and nothing was missed. */
  connected(): void {
    this.#asked = {};
    const { timelines, threads } = this.#engine.state();
    for (const [id, timeline] of Object.entries(timelines))
      if (timeline.state !== 'ready') void this.#load(id);
    for (const thread of threads) this.catchUp(thread);
  }

  /** Asks for what is missing when the server's last number is above ours. */
  catchUp(thread: Thread): void {
    const timeline = this.#engine.state().timelines[thread.id];
    if (timeline?.state !== 'ready' || thread.last_seq <= timeline.received_seq) return;
    if ((this.#asked[thread.id] ?? 0) >= thread.last_seq) return;
    if (this.#resume(thread.id, resumeAfter(timeline))) this.#asked[thread.id] = thread.last_seq;
  }

  async earlier(conversation_id: string): Promise<void> {
    const before_seq = this.#engine.state().timelines[conversation_id]?.messages[0]?.seq;
    if (before_seq) await this.#page(conversation_id, before_seq);
  }

  async #load(conversation_id: string): Promise<void> {
    const state = this.#engine.state();
    const timeline = { ...(state.timelines[conversation_id] ?? LOADING) };
    if (timeline.state === 'failed') timeline.state = 'loading';
    this.#engine.change({
      ...state,
      timelines: { ...state.timelines, [conversation_id]: timeline },
    });
    if (!(await this.#page(conversation_id))) return;
    // Whatever was written between the answer and now.
    const loaded = this.#engine.state().timelines[conversation_id];
    if (loaded) this.#resume(conversation_id, resumeAfter(loaded));
  }

  async #page(conversation_id: string, before_seq?: number): Promise<boolean> {
    const token = this.#engine.token();
    if (!token || this.#loading.has(conversation_id)) return false;
    this.#loading.add(conversation_id);
    try {
      const range = before_seq ? { before_seq } : {};
      const request = { conversation_id, limit: PAGE, ...range };
      const messages = await this.#engine.api.messages(token, request);
      if (token !== this.#engine.token()) return false;
      const page = { messages, full: messages.length >= PAGE, earlier: before_seq !== undefined };
      this.#engine.change(withHistory(this.#engine.state(), conversation_id, page));
      return true;
    } catch (error) {
      this.#failed(conversation_id);
      this.#engine.failed(error);
      return false;
    } finally {
      this.#loading.delete(conversation_id);
    }
  }

  #failed(conversation_id: string): void {
    const state = this.#engine.state();
    const timeline = state.timelines[conversation_id];
    if (timeline?.state !== 'loading') return;
    const timelines = {
      ...state.timelines,
      [conversation_id]: { ...timeline, state: 'failed' as const },
    };
    this.#engine.change({ ...state, timelines });
  }
}

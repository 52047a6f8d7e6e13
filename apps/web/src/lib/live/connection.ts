import { CLOSE, PING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { StaffFrameInput, StaffPush } from '@atrium/contract/inbox/realtime.ts';
import { backoffMilliseconds } from './backoff.ts';

/** The part of a WebSocket that is used here. */
export interface Socket {
  readyState: number;
  send(data: string): void;
  close(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/** `waiting`: the line was lost and is tried for. `ended`: signed out, it will not try again. */
export type LiveStatus = 'connecting' | 'ready' | 'waiting' | 'ended';

export interface LiveParts {
  open: () => Socket;
  /** Gets a fresh access token; false when there is no session any more. */
  refresh: () => Promise<boolean>;
  random?: () => number;
}

type Handler = (push: StaffPush) => void;

/** One WebSocket for the whole app, kept open. */
export interface LiveConnection {
  start(): void;
  stop(): void;
  /** Comes back at once instead of waiting: the network is there again, or the person is. */
  nudge(): void;
  /** Says it when connected; otherwise it is dropped, for `ready` tells to say everything anew. */
  send(frame: StaffFrameInput): void;
  /** Every push of the server. `ready` comes on each connection: watch again then. */
  subscribe(handler: Handler): () => void;
  status(): LiveStatus;
  onStatus(listener: () => void): () => void;
}

const OPEN = 1;
const DEAD_AFTER_SECONDS = 2.4 * PING_SECONDS;

class Connection implements LiveConnection {
  readonly #parts: LiveParts;
  readonly #handlers = new Set<Handler>();
  readonly #listeners = new Set<() => void>();
  #socket: Socket | undefined;
  #status: LiveStatus = 'ended';
  /** The server has said `ready` on this line. */
  #isReady = false;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #heardAt = 0;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  start = (): void => {
    if (this.#status === 'ended') this.#connect();
  };

  stop = (): void => {
    this.#drop();
    this.#become('ended');
  };

  nudge = (): void => {
    if (this.#socket || this.#status !== 'waiting') return this.#beat();
    this.#attempt = 0;
    this.#connect();
  };

  send = (frame: StaffFrameInput): void => {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(frame));
  };

  subscribe = (handler: Handler): (() => void) => {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  };

  status = (): LiveStatus => this.#status;

  onStatus = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #become(status: LiveStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }

  #connect = (): void => {
    this.#drop();
    // Whoever waits goes on waiting until the line is there: a notice that comes and goes tells nobody anything.
    if (this.#status !== 'waiting') this.#become('connecting');
    this.#isReady = false;
    const socket = this.#parts.open();
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = ({ code }) => void this.#closed(code);
    this.#ping = setInterval(() => this.#beat(), PING_SECONDS * 1000);
  };

  #drop(): void {
    clearTimeout(this.#retry);
    clearInterval(this.#ping);
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #again(): void {
    this.#become('waiting');
    const random = (this.#parts.random ?? Math.random)();
    this.#retry = setTimeout(this.#connect, backoffMilliseconds(this.#attempt++, random));
  }

  #hear(data: unknown): void {
    this.#heardAt = Date.now();
    const push = JSON.parse(String(data)) as StaffPush;
    if (push.type === 'ready') {
      this.#attempt = 0;
      this.#isReady = true;
      this.#become('ready');
    }
    for (const handler of this.#handlers) handler(push);
  }

  /** A line that says nothing for two pings is dead, whatever the browser believes. */
  #beat(): void {
    if (!this.#socket) return;
    if (Date.now() - this.#heardAt > DEAD_AFTER_SECONDS * 1000) {
      this.#drop();
      this.#again();
      return;
    }
    this.send({ type: 'ping' });
  }

  async #closed(code: number): Promise<void> {
    this.#drop();
    // A line that never came about may have been refused: why, a browser does not tell.
    const isDoubtful = code === CLOSE.unauthenticated || !this.#isReady;
    const isOver = isDoubtful && !(await this.#parts.refresh());
    // Stopped or nudged while it was asked.
    if (this.#status === 'ended' || this.#socket) return;
    if (isOver) this.#become('ended');
    else this.#again();
  }
}

/** Makes the connection; nothing happens before `start`. */
export function createLiveConnection(parts: LiveParts): LiveConnection {
  return new Connection(parts);
}

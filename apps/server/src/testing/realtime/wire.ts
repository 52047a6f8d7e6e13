import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Nothing that is waited for in a test takes longer than this, or it does not happen. */
const PATIENCE_MS = 20_000;

interface Typed {
  type: string;
}

interface Waiting {
  isOver: () => boolean;
  settle: () => void;
}

/** One end of a socket, as a test holds it: what came, what is still to be looked at, how it ended. */
export class Wire<Push extends Typed> {
  readonly socket: WebSocket;
  readonly received: Push[] = [];
  /** Not yet taken by `next`. */
  #untaken: Push[] = [];
  #waiting = new Set<Waiting>();
  readonly closed: Promise<{ code: number; reason: string }>;
  onPush: (push: Push) => void = () => undefined;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url.replace(/^http/, 'ws'), { headers });
    this.socket.on('message', (data) => this.#receive((data as Buffer).toString()));
    // What ends a socket is told by its close code, or by the handshake's refusal.
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => {
        this.#look();
        resolve({ code, reason: String(reason) });
      });
    });
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  get isOver(): boolean {
    return this.socket.readyState >= WebSocket.CLOSING;
  }

  async opened(): Promise<this> {
    if (!this.isOpen) await once(this.socket, 'open');
    return this;
  }

  say(frame: object | string): void {
    if (this.isOpen) this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Pulls the cable: the other end is told nothing. */
  cut(): void {
    this.socket.terminate();
  }

  close(): Promise<{ code: number; reason: string }> {
    this.socket.close();
    return this.closed;
  }

  #receive(data: string): void {
    const push = JSON.parse(data) as Push;
    this.received.push(push);
    this.#untaken.push(push);
    this.onPush(push);
    this.#look();
  }

  #look(): void {
    for (const waiting of this.#waiting) if (waiting.isOver()) waiting.settle();
  }

  /** What came so far is of no interest. */
  forget(): void {
    this.#untaken.length = 0;
  }

  /** Resolves once the condition holds; it is looked at with every push. */
  async until(condition: () => boolean, what: string, patience = PATIENCE_MS): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        isOver: condition,
        settle: () => {
          clearTimeout(timer);
          this.#waiting.delete(waiting);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new Error(`${what} did not come; last: ${this.#summary()}`));
      }, patience);
      this.#waiting.add(waiting);
    });
  }

  #summary(): string {
    return JSON.stringify(this.received.slice(-5)).slice(0, 1500);
  }

  /** The next push of a type that nobody has taken yet. */
  async next<T extends Push['type']>(
    type: T,
    fits: (push: Extract<Push, { type: T }>) => boolean = () => true,
  ): Promise<Extract<Push, { type: T }>> {
    const find = () =>
      this.#untaken.findIndex(
        (push) => push.type === type && fits(push as Extract<Push, { type: T }>),
      );
    await this.until(() => find() >= 0, `a push '${type}'`);
    const [push] = this.#untaken.splice(find(), 1);
    return push as Extract<Push, { type: T }>;
  }

  /** Everything of a type so far. */
  all<T extends Push['type']>(type: T): Extract<Push, { type: T }>[] {
    return this.received.filter((push): push is Extract<Push, { type: T }> => push.type === type);
  }

  /** Whatever the server had to say before this answer has come. */
  async settled(): Promise<void> {
    this.say({ type: 'ping' });
    await this.next('pong');
  }
}

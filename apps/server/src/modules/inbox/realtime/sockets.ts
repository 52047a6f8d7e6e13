import { CLOSE, PING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { Connection } from './connection.ts';

/** Who has not said who he is by then is let go. */
const HELLO_MS = 10_000;
const SWEEP_MS = 5000;
/** A server that goes down lets this many go at a time, so that they do not all come back at once. */
const DRAIN_BATCH = 200;
const DRAIN_PAUSE_MS = 50;

type AnyConnection = Connection<object>;

/** All sockets of the process: one heartbeat for all of them. */
export class Sockets {
  readonly #waiting = new Set<AnyConnection>();
  readonly #all = new Set<AnyConnection>();
  readonly #now: () => number;
  #heartbeat: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  get size(): number {
    return this.#all.size;
  }

  start(): void {
    this.#heartbeat = setInterval(() => this.#beat(), PING_SECONDS * 1000);
    this.#sweep = setInterval(() => this.#dropSilent(), SWEEP_MS);
  }

  /** A new socket that has not said who it is. */
  add(connection: AnyConnection): void {
    this.#all.add(connection);
    this.#waiting.add(connection);
  }

  introduced(connection: AnyConnection): void {
    this.#waiting.delete(connection);
  }

  remove(connection: AnyConnection): void {
    this.#all.delete(connection);
    this.#waiting.delete(connection);
  }

  #beat(): void {
    for (const connection of this.#all) {
      if (!connection.isAlive) connection.terminate();
      connection.isAlive = false;
      connection.ping();
    }
  }

  #dropSilent(): void {
    for (const connection of this.#waiting) {
      if (this.#now() - connection.openedAt > HELLO_MS) {
        connection.close(CLOSE.unauthenticated, 'Say hello first');
      }
    }
  }

  /** Sends everybody away with 1012, a batch at a time: they come back with jitter. */
  async drain(): Promise<void> {
    clearInterval(this.#heartbeat);
    clearInterval(this.#sweep);
    let sent = 0;
    for (const connection of this.#all) {
      connection.close(CLOSE.restart, 'The server restarts');
      if (++sent % DRAIN_BATCH === 0) {
        await new Promise((resolve) => setTimeout(resolve, DRAIN_PAUSE_MS));
      }
    }
  }
}

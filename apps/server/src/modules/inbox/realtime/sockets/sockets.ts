import { CLOSE, PING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { Connection } from './connection.ts';

/** Who has not said who he is when it was looked so often is let go. Looks are counted: clocks are set. */
const HELLO_SWEEPS = 3;
const SWEEP_MS = 5000;
/** A server that goes down lets this many go at a time, so that they do not all come back at once. */
const DRAIN_BATCH = 200;
const DRAIN_PAUSE_MS = 50;
/** Who does not answer the goodbye by then is gone already. */
const GOODBYE_MS = 2000;

type AnyConnection = Connection<object>;

/** All sockets of the process: one heartbeat for all of them. */
export class Sockets {
  /** With how often it was looked. */
  readonly #waiting = new Map<AnyConnection, number>();
  readonly #all = new Set<AnyConnection>();
  #heartbeat: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;

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
    this.#waiting.set(connection, 0);
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
    for (const [connection, sweeps] of this.#waiting) {
      if (sweeps < HELLO_SWEEPS) this.#waiting.set(connection, sweeps + 1);
      else connection.close(CLOSE.restart, 'Say hello first');
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
        await pause(DRAIN_PAUSE_MS);
      }
    }
    for (let waited = 0; this.size > 0 && waited < GOODBYE_MS; waited += DRAIN_PAUSE_MS)
      await pause(DRAIN_PAUSE_MS);
    for (const connection of this.#all) connection.terminate();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

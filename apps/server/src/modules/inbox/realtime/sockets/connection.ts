import { CLOSE } from '@atrium/contract/inbox/limits.ts';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { presentProblem, type ProblemError } from '../../../../platform/problem.ts';
import { asProblem } from '../../../../platform/http/index.ts';

/** A reader that falls this far behind is let go; it comes back and resumes. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;
const MAX_WAITING_FRAMES = 5000;
/** A burst of so many frames passes; then so many a second. */
const BURST = 1000;
const FRAMES_A_SECOND = 50;

type Work = () => Promise<void>;

/** One socket: frames in, one after the other; pushes out. Holds no timer of its own, so that idle ones stay small. */
export class Connection<Push extends object> {
  readonly #socket: WebSocket;
  readonly #log: Logger;
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;
  #tokens = BURST;
  #refilledAt: number;
  /** Set by every sign of life; the heartbeat takes it away and looks again later. */
  isAlive = true;

  constructor(socket: WebSocket, log: Logger, now: number) {
    this.#socket = socket;
    this.#log = log;
    this.#refilledAt = now;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  push(push: Push): void {
    if (!this.isOpen) return;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) return this.#socket.terminate();
    this.#socket.send(JSON.stringify(push));
  }

  ping(): void {
    if (this.isOpen) this.#socket.ping();
  }

  close(code: number, reason = ''): void {
    this.#socket.close(code, reason.slice(0, 100));
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** May another frame be worked on now? */
  takeToken(now: number): boolean {
    const seconds = Math.max(0, now - this.#refilledAt) / 1000;
    this.#tokens = Math.min(BURST, this.#tokens + seconds * FRAMES_A_SECOND);
    this.#refilledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Frames are worked on in the order they came, so messages keep theirs. */
  enqueue(work: Work): void {
    if (++this.#waiting > MAX_WAITING_FRAMES)
      return this.close(CLOSE.tooMany, 'Too many frames at once');
    this.#tail = this.#tail.then(work).then(
      () => this.#done(),
      (error: unknown) => {
        this.#done();
        this.fail(error);
      },
    );
  }

  #done(): void {
    this.#waiting -= 1;
  }

  /** Ends the connection with the code that fits the fault. */
  fail(error: unknown): void {
    const problem = asProblem(error);
    if (problem.code === 'internal') this.#log.error({ err: error }, 'a socket frame failed');
    const code = CODES[problem.code] ?? CLOSE.restart;
    this.close(code, problem.message);
  }
}

const CODES: Partial<Record<ProblemError['code'], number>> = {
  malformed: CLOSE.malformed,
  invalid: CLOSE.malformed,
  unauthenticated: CLOSE.unauthenticated,
  origin_refused: CLOSE.forbidden,
  forbidden: CLOSE.forbidden,
  not_found: CLOSE.forbidden,
  password_change_required: CLOSE.forbidden,
  rate_limited: CLOSE.tooMany,
};

/** A refusal as a socket says it. */
export function problemOf(error: unknown) {
  return presentProblem(asProblem(error), 'socket');
}

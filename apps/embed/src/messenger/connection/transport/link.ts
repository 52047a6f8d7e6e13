import type { VisitorFrameInput, VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import { CLOSE, PING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import { backoffMilliseconds } from './backoff.ts';
import type { Clock, OpenWire, Wire } from './ports.ts';

export interface LinkPorts {
  clock: Clock;
  random: () => number;
  openWire: OpenWire;
}

export interface LinkEvents {
  /** The wire is open: say hello. */
  opened(): void;
  frame(push: VisitorPush): void;
  /** The wire is gone. `failures`: how many times in a row it never got to `ready`. */
  lost(failures: number): void;
  /** The token is not accepted; the link rests until `start`. */
  unauthenticated(): void;
  /** The server will not have us; the link rests for good. */
  refused(code: number): void;
}

const OPEN_WITHIN = 15_000;
// Timers of a hidden page may be late: before a silent wire is given up, it is asked once more.
const SILENT_AFTER = 50_000;
const PROBE_WITHIN = 10_000;
const PING = PING_SECONDS * 1000;
/** After this many failures the caller polls, and the link only looks now and then. */
export const FAILURES_BEFORE_POLLING = 3;
const LOOK_EVERY = 60_000;
const TOO_MANY_WAIT = 30_000;

/** Keeps one WebSocket alive: connects, pings, notices silence, and comes back with jitter. */
export class Link {
  #ports: LinkPorts;
  #events: LinkEvents;
  #wire: Wire | null = null;
  #open = false;
  #running = false;
  #attempt = 0;
  #failures = 0;
  #ready = false;
  #cancelRetry = () => {};
  #cancelDeadline = () => {};
  #cancelPing = () => {};

  constructor(ports: LinkPorts, events: LinkEvents) {
    this.#ports = ports;
    this.#events = events;
  }

  get ready(): boolean {
    return this.#ready;
  }

  start(): void {
    this.#running = true;
    if (!this.#wire) this.#connect();
  }

  stop(): void {
    this.#running = false;
    this.#cancelRetry();
    this.#drop();
  }

  /** False when nothing can be sent now. */
  send(frame: VisitorFrameInput): boolean {
    if (!this.#open || !this.#wire) return false;
    this.#wire.send(JSON.stringify(frame));
    return true;
  }

  /** The machine woke up, came online, or the page is looked at: connect at once, or see that the wire still lives. */
  wake(): void {
    if (!this.#running) return;
    if (!this.#wire) this.#connect();
    else if (this.send({ type: 'ping' })) this.#deadline(PROBE_WITHIN);
  }

  #connect(): void {
    this.#cancelRetry();
    let wire: Wire | null = null;
    const mine = () => this.#wire === wire;
    const lost = (code: number) => mine() && this.#lost(code);
    wire = this.#ports.openWire({
      opened: () => mine() && this.#opened(),
      text: (data) => mine() && this.#received(data),
      closed: lost,
    });
    this.#wire = wire;
    this.#deadline(OPEN_WITHIN);
  }

  #opened(): void {
    this.#open = true;
    this.#deadline(OPEN_WITHIN);
    this.#pingLater();
    this.#events.opened();
  }

  #received(data: string): void {
    this.#deadline(SILENT_AFTER, () => this.wake());
    const push = parsePush(data);
    if (!push) return;
    if (push.type === 'ready') {
      this.#ready = true;
      this.#attempt = 0;
      this.#failures = 0;
    }
    this.#events.frame(push);
  }

  #lost(code: number): void {
    if (!this.#ready) this.#failures++;
    this.#drop();
    if (code === CLOSE.unauthenticated) {
      this.#running = false;
      this.#events.unauthenticated();
    } else if (code === CLOSE.forbidden || code === CLOSE.malformed) {
      this.#running = false;
      this.#events.refused(code);
    } else {
      this.#retryLater(code);
      this.#events.lost(this.#failures);
    }
  }

  #retryLater(code: number): void {
    let wait = backoffMilliseconds(this.#attempt++, this.#ports.random);
    if (code === CLOSE.tooMany) wait += TOO_MANY_WAIT;
    if (this.#failures >= FAILURES_BEFORE_POLLING) wait = Math.max(wait, LOOK_EVERY);
    this.#cancelRetry = this.#ports.clock.after(wait, () => this.#running && this.#connect());
  }

  #drop(): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#open = false;
    this.#ready = false;
    this.#cancelDeadline();
    this.#cancelPing();
    wire?.close();
  }

  #pingLater(): void {
    this.#cancelPing = this.#ports.clock.after(PING, () => {
      this.send({ type: 'ping' });
      this.#pingLater();
    });
  }

  /** No sign of life until then: the connection is dead, whatever the browser believes. */
  #deadline(milliseconds: number, passed = () => this.#lost(1006)): void {
    this.#cancelDeadline();
    this.#cancelDeadline = this.#ports.clock.after(milliseconds, passed);
  }
}

function parsePush(data: string): VisitorPush | null {
  try {
    return JSON.parse(data) as VisitorPush;
  } catch {
    return null;
  }
}

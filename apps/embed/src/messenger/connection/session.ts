import type { SessionStarted } from '@atrium/contract/inbox/messenger.ts';
import type { Store } from '../../storage.ts';
import { forgetAliases } from './aliases.ts';
import { backoffMilliseconds } from './transport/backoff.ts';
import type { Api, Clock } from './transport/ports.ts';
import { ApiError } from './transport/ports.ts';

export interface SessionPorts {
  clock: Clock;
  random: () => number;
  api: Api;
  store: Store;
  user_token?: string | undefined;
}

export interface SessionEvents {
  started(session: SessionStarted): void;
  unreachable(): void;
  refused(): void;
}

/** Who we are to the server: the visitor token, and how to get one. */
export class SessionKeeper {
  #ports: SessionPorts;
  #events: SessionEvents;
  #attempt = 0;
  #voucher: string | undefined;
  #opening = false;
  #retry: (() => void) | null = null;
  #cancelRetry = () => {};

  constructor(ports: SessionPorts, events: SessionEvents) {
    this.#ports = ports;
    this.#voucher = ports.user_token;
    this.#events = events;
  }

  get token(): string | null {
    return this.#ports.store.get('token');
  }

  /** The host's voucher has to be presented; a token of ours alone can go straight to the socket. */
  get needsOpening(): boolean {
    return !this.token || this.#voucher !== undefined;
  }

  /** Begins, or goes on when there is a token; tries until the server answers. */
  async open(): Promise<void> {
    const { api, store } = this.#ports;
    const user_token = this.#voucher;
    const visitor_token = this.token;
    this.#cancel();
    if (this.#opening) return;
    this.#opening = true;
    try {
      const session = await api.session({
        ...(visitor_token ? { visitor_token } : {}),
        ...(user_token ? { user_token } : {}),
      });
      this.#attempt = 0;
      store.set('token', session.visitor_token);
      this.#events.started(session);
    } catch (error) {
      this.#failed(error instanceof ApiError ? error.status : 0);
    } finally {
      this.#opening = false;
    }
  }

  /** Forgets the token, so that the next `open` begins as a new visitor. */
  forget(): void {
    this.#ports.store.set('token', null);
    forgetAliases(this.#ports.store);
  }

  /** Waits no longer for the next attempt. */
  wake(): void {
    this.#retry?.();
  }

  stop(): void {
    this.#cancel();
  }

  #failed(status: number): void {
    // One of the two is not accepted: first without the voucher, then without the token.
    if (status === 401 && this.#voucher) this.#voucher = undefined;
    else if (status === 401 && this.token) this.forget();
    else if (status >= 400 && status < 500 && status !== 429) return this.#events.refused();
    else this.#events.unreachable();
    const wait = backoffMilliseconds(this.#attempt++, this.#ports.random);
    this.#retry = () => void this.open();
    this.#cancelRetry = this.#ports.clock.after(wait, this.#retry);
  }

  #cancel(): void {
    this.#cancelRetry();
    this.#retry = null;
  }
}

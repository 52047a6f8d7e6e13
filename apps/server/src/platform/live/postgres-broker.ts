import pg from 'pg';
import { LIVE_CHANNEL } from '../db/event-writer.ts';
import { readHints, type Broker, type BrokerOptions, type Receiver } from './broker.ts';
import type { Hint } from './hint.ts';

const RECONNECT_MS = 1000;

/** Hints over LISTEN/NOTIFY: those of a transaction leave with its commit, so nothing is sent twice here. */
export async function openPostgresBroker(
  options: BrokerOptions,
  receiver: Receiver,
): Promise<Broker> {
  const listener = new Listener(options, receiver);
  await listener.connect();
  const { pool } = options.engine;
  return {
    broadcast: (hints) => {
      pool
        .query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify(hints)])
        .catch((error: unknown) => options.log.warn({ err: error }, 'a hint was not sent'));
    },
    committed: () => undefined,
    redis: null,
    check: () => listener.check(),
    close: () => listener.close(),
  };
}

class Listener {
  readonly #options: BrokerOptions;
  readonly #receiver: Receiver;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: BrokerOptions, receiver: Receiver) {
    this.#options = options;
    this.#receiver = receiver;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.config.DATABASE_URL,
      application_name: 'atrium live',
      keepAlive: true,
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', (message) => this.#receive(message.payload ?? ''));
    await client.connect();
    await client.query(`LISTEN ${LIVE_CHANNEL}`);
    this.#client = client;
  }

  #receive(payload: string): void {
    const hints: Hint[] | null = readHints(payload);
    // An empty list stands for one that was too long to send.
    if (!hints || hints.length === 0) this.#receiver.resync();
    else this.#receiver.deliver(hints);
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    this.#options.log.warn('the live connection to the database was lost');
    this.#retry();
  }

  #retry(): void {
    this.#timer = setTimeout(() => {
      this.connect().then(
        () => this.#receiver.resync(),
        () => this.#closed || this.#retry(),
      );
    }, RECONNECT_MS);
  }

  async check(): Promise<void> {
    if (!this.#client) throw new Error('not listening');
    await this.#client.query('SELECT 1');
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }
}

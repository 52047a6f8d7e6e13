import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Engine } from '../db/engine/index.ts';
import type { Hint } from './live.ts';
import { openPostgresBroker } from './postgres-broker.ts';
import { openRedisBroker } from './redis-broker.ts';

/** How hints travel between servers. */
export interface Broker {
  broadcast(hints: Hint[]): void;
  committed(hints: Hint[]): void;
  readonly redis: Redis | null;
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface Receiver {
  deliver(hints: Hint[]): void;
  resync(): void;
}

export interface BrokerOptions {
  engine: Engine;
  config: Pick<Config, 'DATABASE_URL' | 'REDIS_URL'>;
  log: Logger;
}

/** Redis when configured, else the database's own LISTEN/NOTIFY, else this one process. */
export function openBroker(options: BrokerOptions, receiver: Receiver): Promise<Broker> {
  if (options.config.REDIS_URL) return openRedisBroker(options, receiver);
  if (options.engine.kind === 'postgres') return openPostgresBroker(options, receiver);
  return Promise.resolve({
    broadcast: receiver.deliver,
    committed: receiver.deliver,
    redis: null,
    check: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
}

/** Reads a list of hints that came over a wire; `null` when it is not one. */
export function readHints(payload: string): Hint[] | null {
  try {
    const value: unknown = JSON.parse(payload);
    return Array.isArray(value) ? (value as Hint[]) : null;
  } catch {
    return null;
  }
}

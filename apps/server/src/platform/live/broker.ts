import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Engine } from '../db/engine/index.ts';
import type { Hint } from './hint.ts';

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

/** Reads a list of hints that came over a wire; `null` when it is not one. */
export function readHints(payload: string): Hint[] | null {
  try {
    const value: unknown = JSON.parse(payload);
    return Array.isArray(value) ? (value as Hint[]) : null;
  } catch {
    return null;
  }
}

import type { Redis } from 'ioredis';
import type { Engine } from '../db/engine/index.ts';
import type { Config } from '../config.ts';
import type { Logger } from 'pino';
import type { Hint } from './hint.ts';
import { openBroker } from './open-broker.ts';

export interface Live {
  /** Tells every server, this one too, without writing anything: typing, presence. */
  broadcast(hint: Hint): void;
  /** Called for the hints of a commit by the database. */
  committed(hints: Hint[]): void;
  onHint(listener: (hint: Hint) => void): () => void;
  /** The link between the servers was interrupted: whoever shows something should read it again. */
  onResync(listener: () => void): () => void;
  /** The Redis connection, when there is one. */
  readonly redis: Redis | null;
  check(): Promise<void>;
  close(): Promise<void>;
}

interface LiveOptions {
  engine: Engine;
  config: Pick<Config, 'DATABASE_URL' | 'REDIS_URL'>;
  log: Logger;
}

/** Opens the fan-out: in process for the embedded database, LISTEN/NOTIFY on PostgreSQL, Redis when configured. */
export async function openLive(options: LiveOptions): Promise<Live> {
  const listeners = new Set<(hint: Hint) => void>();
  const resyncs = new Set<() => void>();
  const deliver = (hints: Hint[]) => {
    for (const hint of hints) {
      for (const listener of listeners) protect(options.log, () => listener(hint));
    }
  };
  const resync = () => {
    for (const listener of resyncs) protect(options.log, listener);
  };
  const broker = await openBroker(options, { deliver, resync });
  return {
    broadcast: (hint) => broker.broadcast([hint]),
    committed: (hints) => broker.committed(hints),
    onHint: (listener) => subscribe(listeners, listener),
    onResync: (listener) => subscribe(resyncs, listener),
    redis: broker.redis,
    check: () => broker.check(),
    close: () => broker.close(),
  };
}

function subscribe<T>(set: Set<T>, listener: T): () => void {
  set.add(listener);
  return () => set.delete(listener);
}

/** One listener's fault is not the others'. */
function protect(log: Logger, work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error({ err: error }, 'a live listener failed');
  }
}

import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { Hint } from '../live/hint.ts';
import { boundKysely } from './bound-kysely.ts';
import type { Engine } from './engine/index.ts';
import { writeNews, type PendingEvent } from './event-writer.ts';
import type { DB } from './schema.generated.ts';

/** An open transaction. Always pass it on: with the embedded database there is only one connection. */
export interface Tx extends Kysely<DB> {
  /** Written right before the commit. */
  readonly pending: PendingEvent[];
  /** Told to open screens with the commit, in commit order. */
  readonly hints: Hint[];
  /** Called once the commit is done, in this process only: for what hurries, never for what matters. */
  readonly afterCommit: (() => void)[];
}

type Work<T> = (tx: Tx) => Promise<T>;

export interface Database {
  readonly engine: Engine;
  /**
   * One transaction as the application's role, seeing one organization only. Repeated when the database
   * had to break a deadlock, so the work must have no effect outside the database.
   */
  transact<T>(scope: { org: number }, work: Work<T>): Promise<T>;
  /** One transaction across organizations: sign-in, jobs, relay. Never on behalf of a signed-in person. */
  system<T>(work: Work<T>): Promise<T>;
  /** Called with the hints of each commit, in commit order. */
  onCommit(listener: (hints: Hint[]) => void): void;
}

export interface DatabaseOptions {
  engine: Engine;
  /** Does any module wait for this type of event? The others need not go through the outbox. */
  isSubscribed: (event: PendingEvent) => boolean;
  /** Hints travel by NOTIFY: PostgreSQL without Redis. */
  notifies: boolean;
}

const DEADLOCK_OR_SERIALIZATION = new Set(['40P01', '40001']);
const ATTEMPTS = 3;

function isRetryable(error: unknown): boolean {
  return DEADLOCK_OR_SERIALIZATION.has((error as { code?: string }).code ?? '');
}

/** Opens transactions on an engine whose schema is up to date. */
export function openDatabase(options: DatabaseOptions): Database {
  let onCommit: (hints: Hint[]) => void = () => undefined;
  const run = async <T>(begin: string, work: Work<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce({ ...options, begin, onCommit }, work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  };
  return {
    engine: options.engine,
    transact: async ({ org }, work) => run(beginFor(org), work),
    system: (work) => run('BEGIN; SET LOCAL ROLE atrium_system', work),
    onCommit: (listener) => {
      onCommit = listener;
    },
  };
}

// One message to the server; the number is checked because it stands in the text.
function beginFor(org: number): string {
  if (!Number.isSafeInteger(org)) throw new RangeError('An organization is needed');
  return `BEGIN; SET LOCAL ROLE atrium_app; SET LOCAL app.org_id = '${org}'`;
}

interface Opening extends DatabaseOptions {
  begin: string;
  onCommit: (hints: Hint[]) => void;
}

async function runOnce<T>(opening: Opening, work: Work<T>): Promise<T> {
  const client = await opening.engine.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening.begin);
    const tx: Tx = Object.assign(boundKysely(client), {
      pending: [] as PendingEvent[],
      hints: [] as Hint[],
      afterCommit: [] as (() => void)[],
    });
    const result = await work(tx);
    const hints = opening.notifies ? tx.hints : [];
    await writeNews(client, { pending: tx.pending, hints, isSubscribed: opening.isSubscribed });
    await client.query('COMMIT');
    if (tx.hints.length > 0) opening.onCommit(tx.hints);
    for (const listener of tx.afterCommit) listener();
    return result;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A connection that cannot even roll back is thrown away. */
async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

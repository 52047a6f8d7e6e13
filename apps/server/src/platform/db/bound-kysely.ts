import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type { PoolClient } from 'pg';
import type { DB } from './schema.generated.ts';

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

class BoundConnection implements DatabaseConnection {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.#client.query<Row & Record<string, unknown>>(
      query.sql,
      query.parameters as unknown[],
    );
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Streaming is done page by page');
  }
}

function dialectOf(client: PoolClient): Dialect {
  const connection = new BoundConnection(client);
  const nothing = () => Promise.resolve();
  const refuse = () => Promise.reject(new Error('The transaction is already open'));
  return {
    createAdapter: () => adapter,
    createQueryCompiler: () => compiler,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => ({
      init: nothing,
      acquireConnection: () => Promise.resolve(connection),
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: nothing,
      destroy: nothing,
    }),
  };
}

/** A query builder that speaks over one connection, inside the transaction that is open on it. */
export function boundKysely(client: PoolClient): Kysely<DB> {
  return new Kysely<DB>({ dialect: dialectOf(client) });
}

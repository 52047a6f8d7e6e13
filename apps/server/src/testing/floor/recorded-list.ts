import { clientList } from '@atrium/contract/clients/clients.ts';
import { listQuery } from '@atrium/contract/core/filters.ts';
import type { PoolClient } from 'pg';
import * as clients from '../../modules/clients/clients.queries.ts';
import { boundKysely } from '../../platform/db/bound-kysely.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Engine } from '../../platform/db/engine/index.ts';
import type { Scope } from '../../platform/scope.ts';

interface Statement {
  sql: string;
  values: unknown[];
}

interface RecordedList {
  begin: string;
  select: Statement;
  count: Statement;
}

const known = new Map<string, RecordedList>();

/** The SQL that the product sends for a list of clients, written down the first time it is asked for. */
export async function recordList(
  engine: Engine,
  query: Record<string, string>,
): Promise<RecordedList> {
  const key = JSON.stringify(query);
  const earlier = known.get(key);
  if (earlier) return earlier;
  const { rows } = await engine.pool.query<{ id: number }>(
    'SELECT min(id) AS id FROM organizations',
  );
  const org = Number(rows[0]?.id);
  const statements: Statement[] = [];
  const listening = {
    query: (sql: string, values: unknown[]) => {
      statements.push({ sql, values: [...values] });
      return Promise.resolve({ rows: [], rowCount: 0 });
    },
  } as unknown as PoolClient;
  const tx = boundKysely(listening) as Tx;
  await clients.list(tx, { org } as Scope, listQuery(clientList).parse(query));
  const [select, count] = statements;
  if (!select || !count) throw new Error('A list is a page and a count');
  const begin = `BEGIN; SET LOCAL ROLE atrium_app; SET LOCAL app.org_id = '${org}'`;
  known.set(key, { begin, select, count });
  return { begin, select, count };
}

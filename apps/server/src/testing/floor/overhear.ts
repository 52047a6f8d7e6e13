import type { Pool, PoolClient } from 'pg';

export interface Statement {
  text: string;
  values: unknown[] | undefined;
}

/** Listens to what is said to the database from now on. */
export function overhear(pool: Pool): {
  /** What the transactions of an organization said since the last call: who asks is looked up in another one. */
  take(): Statement[];
} {
  let heard: Statement[] = [];
  const known = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    const { query } = client;
    const listening = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof text === 'string') {
        heard.push({ text, values: Array.isArray(values) ? values : undefined });
      }
      return Reflect.apply(query, client, [text, values, ...rest]);
    };
    Object.assign(client, { query: listening });
  });
  return {
    take() {
      const all = heard;
      heard = [];
      const begun = all.findIndex(({ text }) => text.includes('SET LOCAL ROLE atrium_app'));
      return begun === -1 ? [] : all.slice(begun);
    },
  };
}

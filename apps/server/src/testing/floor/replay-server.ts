import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyRequest } from 'fastify';
import { createApp } from '../../app.ts';
import { modulesOf } from '../../modules.ts';
import { readConfig } from '../../platform/config.ts';
import { openLog } from '../../platform/log.ts';
import { openPlatform } from '../../platform/open-platform.ts';
import { overhear, type Statement } from './overhear.ts';

/**
 * The least that any request could cost: a bare Fastify that sends the database what the product sends for it and
 * returns the rows. The product answers each different request once, in this process, and its SQL is written down.
 */
const config = readConfig(process.env);
const log = openLog(config);
const modules = modulesOf({ passwordCost: 4 });
const clock = { now: () => new Date() };
const opened = await openPlatform({ config, log, clock, subscribers: [] });
const product = await createApp({ ...opened, modules, rateLimits: false });
const { pool } = opened.platform.db.engine;

const heard = overhear(pool);
const known = new Map<string, Statement[]>();

/** What the product says to the database for a request. */
async function statementsFor({ method, url, headers, body }: FastifyRequest): Promise<Statement[]> {
  const key = JSON.stringify([method, url, body]);
  const earlier = known.get(key);
  if (earlier) return earlier;
  heard.take();
  const { authorization = '' } = headers;
  const answer = await product.server.inject({
    method: method === 'PATCH' || method === 'POST' ? method : 'GET',
    url,
    headers: { authorization },
    ...(typeof body === 'object' && body !== null && { payload: body }),
  });
  if (answer.statusCode >= 400) throw new Error(answer.body);
  const statements = heard.take();
  known.set(key, statements);
  return statements;
}

const app = Fastify();
app.all('/api/*', async (request, reply) => {
  const statements = await statementsFor(request);
  const client = await pool.connect();
  const all: unknown[] = [];
  try {
    for (const { text, values } of statements) {
      const result = await client.query<Record<string, unknown>>(text, values);
      // BEGIN and what is set with it give several results, and no rows.
      if (!Array.isArray(result)) all.push(...result.rows);
    }
  } finally {
    client.release();
  }
  return reply.header('x-statements', statements.length).send(all);
});

await app.listen({ port: 0, host: '127.0.0.1' });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.once('SIGTERM', () => {
  void app
    .close()
    .then(() => product.close())
    .then(() => process.exit(0));
});
process.send?.((app.server.address() as AddressInfo).port);

import type { AddressInfo } from 'node:net';
import websocket from '@fastify/websocket';
import Fastify from 'fastify';
import { pino } from 'pino';
import type { RawData, WebSocket } from 'ws';
import { openEngine } from '../../platform/db/engine/index.ts';
import { recordList } from './recorded-list.ts';

/**
 * The least that could do the same work with the same libraries on the same database: a bare Fastify. A message is
 * one INSERT, committed, then the acknowledgement and the copy to everybody else; a list is the product's own SQL.
 */
const [dataDir = '', databaseUrl] = process.argv.slice(2);
const engine = await openEngine({
  dataDir,
  log: pino({ level: 'silent' }),
  ...(databaseUrl && { databaseUrl }),
});
await engine.pool.query(`CREATE TABLE IF NOT EXISTS floor_messages (
  conversation text NOT NULL, id uuid NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY, content text NOT NULL,
  PRIMARY KEY (conversation, id))`);

const app = Fastify();
await app.register(websocket);
const sockets = new Set<WebSocket>();

interface Frame {
  id: string;
  conversation: string;
  content: string;
}

async function take(socket: WebSocket, data: string): Promise<void> {
  const { id, conversation, content } = JSON.parse(data) as Frame;
  const { rows } = await engine.pool.query<{ seq: string }>(
    'INSERT INTO floor_messages (conversation, id, content) VALUES ($1, $2, $3) RETURNING seq',
    [conversation, id, content],
  );
  const seq = Number(rows[0]?.seq);
  socket.send(JSON.stringify({ type: 'ack', id, seq }));
  const copy = JSON.stringify({ type: 'message', message: { id, seq, conversation, content } });
  for (const other of sockets) if (other !== socket && listeners.has(other)) other.send(copy);
}

/** A text frame arrives as one buffer. */
function textOf(data: RawData): string {
  return (data as Buffer).toString();
}

const listeners = new WeakSet<WebSocket>();
app.get('/writer', { websocket: true }, (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.on('message', (data) => void take(socket, textOf(data)));
});
app.get('/listener', { websocket: true }, (socket) => {
  sockets.add(socket);
  listeners.add(socket);
  socket.on('close', () => sockets.delete(socket));
});

app.get<{ Querystring: Record<string, string> }>('/list', async (request, reply) => {
  const { select, count, begin } = await recordList(engine, request.query);
  const client = await engine.pool.connect();
  try {
    await client.query(begin);
    const { rows } = await client.query(select.sql, select.values);
    const { rows: total } = await client.query<{ total: number }>(count.sql, count.values);
    await client.query('COMMIT');
    return await reply.header('x-total-count', total[0]?.total ?? 0).send(rows);
  } finally {
    client.release();
  }
});

await app.listen({ port: 0, host: '127.0.0.1' });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.once('SIGTERM', () => {
  for (const socket of sockets) socket.terminate();
  void app
    .close()
    .then(() => engine.close())
    .then(() => process.exit(0));
});
process.send?.((app.server.address() as AddressInfo).port);

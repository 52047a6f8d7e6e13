import { request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { lockPath, probe } from './directory-lock.ts';

const BODY_BYTES = 64 * 1024;

/** Does what a command-line tool asks of the running server; its result goes back as JSON. */
export type ControlHandler = (body: unknown) => Promise<unknown>;

/**
 * Answers on the lock's socket. Only the user who runs the server can reach it: it lies in a
 * directory of mode 0700.
 */
export function serveControl(server: Server): (name: string, handler: ControlHandler) => void {
  const handlers = new Map<string, ControlHandler>([
    ['ping', () => Promise.resolve({ pid: process.pid })],
  ]);
  server.on('request', (incoming, response) => {
    void answer(handlers, incoming, response);
  });
  return (name, handler) => handlers.set(name, handler);
}

async function answer(
  handlers: Map<string, ControlHandler>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const handler = handlers.get((incoming.url ?? '').slice(1));
    if (!handler) return reply(response, 404, { error: 'The running server cannot do this.' });
    reply(response, 200, await handler(await readJson(incoming)));
  } catch (error) {
    reply(response, 500, { error: error instanceof Error ? error.message : String(error) });
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? null));
}

async function readJson(stream: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_BYTES) throw new Error('The request is too large.');
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : null;
}

/**
 * Asks the server that has the data directory open.
 *
 * @returns null when no server runs there.
 * @throws Error with the server's own words when it could not do it.
 */
export async function askRunningServer(
  dataDir: string,
  name: string,
  body: unknown,
): Promise<{ result: unknown } | null> {
  const socketPath = lockPath(dataDir);
  if ((await probe(socketPath)) !== 'alive') return null;
  const incoming = await post(socketPath, name, body);
  const result = await readJson(incoming);
  if (incoming.statusCode === 200) return { result };
  const problem = typeof result === 'object' && result && 'error' in result ? result.error : '';
  throw new Error(String(problem));
}

function post(socketPath: string, name: string, body: unknown): Promise<IncomingMessage> {
  return new Promise((settle, reject) => {
    const outgoing = request({ socketPath, path: `/${name}`, method: 'POST' }, settle);
    outgoing.once('error', reject);
    outgoing.end(JSON.stringify(body ?? null));
  });
}

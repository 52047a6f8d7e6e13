import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { PgliteReport, PgliteRequest, PgliteWorkerData } from './pglite-worker.ts';

/** A connection that ends and its successor overlap for a moment; the pool itself has one. */
const CONNECTIONS = 4;

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');
const report = (message: PgliteReport): void => port.postMessage(message);
const options: PgliteWorkerData = workerData;

const db = await PGlite.create({
  ...(options.dataDir === null ? {} : { dataDir: options.dataDir }),
  ...(options.restoreDump === null
    ? {}
    : { loadDataDir: new Blob([await readFile(options.restoreDump)]) }),
  extensions: { btree_gist, pg_trgm, unaccent, vector },
});

// The socket server stops serving without a word when the database itself breaks (SQL errors
// don't come this way), so the owner must hear of it and start afresh.
const execute = db.execProtocolRawStream.bind(db);
db.execProtocolRawStream = async (message, streamOptions) => {
  try {
    await execute(message, streamOptions);
  } catch (error) {
    report({ type: 'broken', reason: error instanceof Error ? error.message : String(error) });
    throw error;
  }
};

const server = new PGLiteSocketServer({
  db,
  path: options.socketPath,
  maxConnections: CONNECTIONS,
});
await server.start();

port.on('message', (request: PgliteRequest) => {
  void serve(request);
});
report({ type: 'ready' });

async function serve(request: PgliteRequest): Promise<void> {
  if (request.type === 'dump') {
    const dump = await db.dumpDataDir(request.compress ? 'gzip' : 'none');
    report({ type: 'dumped', bytes: new Uint8Array(await dump.arrayBuffer()) });
    return;
  }
  await server.stop();
  await db.close();
  report({ type: 'closed' });
  port?.close();
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EngineLog } from './engine.ts';

/** What the worker is started with; null means not asked for. */
export interface PgliteWorkerData {
  dataDir: string | null;
  socketPath: string;
  restoreDump: string | null;
}

export type PgliteRequest = { type: 'dump'; compress: boolean } | { type: 'close' };

export type PgliteReport =
  | { type: 'ready' }
  | { type: 'dumped'; bytes: Uint8Array }
  | { type: 'broken'; reason: string }
  | { type: 'closed' };

const RESTARTS = 3;

/** PGlite in a thread of its own, so that a long query never holds up the server's event loop. */
export interface PgliteThread {
  dump(compress: boolean): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Starts the thread and waits until it serves. A thread that dies later is started again, a few
 * times, on the same directory and socket, where the pool finds it; in memory there would be
 * nothing to come back to.
 */
export async function startPgliteThread(
  data: PgliteWorkerData,
  log: EngineLog,
): Promise<PgliteThread> {
  let worker = await boot(data);
  let closing = false;
  let restarts = 0;

  const watch = (current: Worker): void => {
    current.on('message', (report: PgliteReport) => {
      if (report.type !== 'broken') return;
      log.error({ reason: report.reason }, 'the embedded database broke');
      void current.terminate();
    });
    current.on('error', (error) => log.error({ err: error }, 'the embedded database failed'));
    current.once('exit', () => {
      if (closing) return;
      restarts += 1;
      if (data.dataDir === null || restarts > RESTARTS) {
        log.error('the embedded database stopped and is not started again');
        return;
      }
      void restart();
    });
  };
  const restart = async (): Promise<void> => {
    try {
      worker = await boot({ ...data, restoreDump: null });
      watch(worker);
      log.warn('the embedded database was started again');
    } catch (error) {
      log.error({ err: error }, 'the embedded database could not be started again');
    }
  };
  watch(worker);
  return {
    async dump(compress) {
      const report = await ask(worker, { type: 'dump', compress }, 'dumped');
      return report.bytes;
    },
    async close() {
      closing = true;
      if (worker.threadId === -1) return;
      const exited = once(worker, 'exit');
      worker.postMessage({ type: 'close' } satisfies PgliteRequest);
      await exited;
    },
  };
}

async function boot(data: PgliteWorkerData): Promise<Worker> {
  const worker = new Worker(new URL('./pglite.worker.ts', import.meta.url), {
    workerData: data,
    // Flags of the parent, such as a test runner's loaders, are none of the worker's business.
    execArgv: [],
  });
  await answerOf(worker, 'ready');
  return worker;
}

function ask<T extends PgliteReport['type']>(worker: Worker, request: PgliteRequest, type: T) {
  worker.postMessage(request);
  return answerOf(worker, type);
}

function answerOf<T extends PgliteReport['type']>(
  worker: Worker,
  type: T,
): Promise<Extract<PgliteReport, { type: T }>> {
  return new Promise((settle, reject) => {
    const onMessage = (report: PgliteReport): void => {
      if (isOfType(report, type)) finish(() => settle(report));
    };
    const onError = (error: Error): void => finish(() => reject(error));
    const onExit = (): void => finish(() => reject(new Error('The embedded database stopped.')));
    const finish = (then: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      then();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

function isOfType<T extends PgliteReport['type']>(
  report: PgliteReport,
  type: T,
): report is Extract<PgliteReport, { type: T }> {
  return report.type === type;
}

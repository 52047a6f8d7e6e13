import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import type { Printed } from './printer.worker.ts';

export { isPrintable, printable } from './letters.ts';
export type { Paper, Picture, Words } from './paper.ts';

/** Makes PDFs in a thread of its own: meanwhile requests are answered. */
export interface Printer {
  /** @throws PrintFault when it cannot be put on paper, such as a picture that is broken */
  print(paper: Paper): Promise<Buffer>;
  close(): Promise<void>;
}

/** What was given cannot be printed. */
export class PrintFault extends Error {
  override name = 'PrintFault';
}

const LIMIT_MS = 20_000;
const IDLE_MS = 60_000;
const MEMORY_MB = 256;

/** One paper after the other; the thread begins with the first, and goes when nothing was printed for a minute. */
export function openPrinter(): Printer {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  async function turn(paper: Paper): Promise<Buffer> {
    clearTimeout(idle);
    thread ??= begin();
    try {
      const answer = await ask(thread, paper);
      if ('fault' in answer) throw new PrintFault(answer.fault);
      idle = setTimeout(() => void end(), IDLE_MS).unref();
      return Buffer.from(answer.bytes);
    } catch (error) {
      // Too slow, out of memory, or confused: the next paper gets a new one.
      await end();
      throw error;
    }
  }

  return {
    print(paper) {
      const printed = last.then(() => turn(paper));
      last = printed.catch(() => undefined);
      return printed;
    },
    async close() {
      await last;
      await end();
    },
  };
}

function begin(): Worker {
  return new Worker(new URL('./printer.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
}

async function ask(thread: Worker, paper: Paper): Promise<Printed> {
  const answered = once(thread, 'message', { signal: AbortSignal.timeout(LIMIT_MS) });
  thread.postMessage(paper);
  const [printed] = (await answered) as [Printed];
  return printed;
}

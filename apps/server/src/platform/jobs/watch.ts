import type { Platform } from '../scope.ts';
import { plain } from './boss.ts';
import type { Feeder } from './job.ts';

const POLL_MS = 2000;

/** Queues with something to do now; one question for all of them, so that idle workers need not ask. */
const READY = `
  SELECT DISTINCT name FROM pgboss.job_common
  WHERE state < 'active' AND NOT blocked AND start_after <= now()`;

/** Wakes the workers of a queue when something was added and, every two seconds, when something is due. */
export function startWatching(platform: Platform, wake: (queue: string) => void): () => void {
  const { jobs, db, log } = platform;
  const offAdded = jobs.onAdded(wake);
  const look = async () => {
    const { rows } = await db.engine.pool.query<{ name: string }>(READY);
    for (const row of rows) wake(row.name);
  };
  const stop = poll(look, (error) => log.warn({ err: plain(error) }, 'due jobs were not read'));
  return () => {
    offAdded();
    void stop();
  };
}

/** Lets the feeder look on every hint it wants and, for hints that were lost, every two seconds. */
export function startFeeding(platform: Platform, feeder: Feeder): () => Promise<void> {
  const { live, log } = platform;
  let stopped = false;
  let asked = false;
  let pass: Promise<void> | null = null;
  const feedAll = async () => {
    while (asked && !stopped) {
      asked = false;
      if (await feeder.feed(platform)) asked = true;
    }
  };
  // One pass at a time; what is asked for meanwhile is looked for at its end.
  const ask = () => {
    asked = true;
    pass ??= feedAll()
      .catch((error: unknown) => log.warn({ err: plain(error) }, 'events were not passed on'))
      .finally(() => {
        pass = null;
      });
    return pass;
  };
  const offHint = live.onHint((hint) => {
    if (feeder.wants(hint)) void ask();
  });
  const offResync = live.onResync(() => void ask());
  const stopPolling = poll(ask, () => undefined);
  return async () => {
    stopped = true;
    offHint();
    offResync();
    await stopPolling();
    await pass;
  };
}

/** Does something now and two seconds after each time it ended; stopping waits for the current time. */
function poll(work: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const run = () => {
    current = work()
      .catch(onError)
      .finally(() => {
        if (!stopped) timer = setTimeout(run, POLL_MS);
      });
  };
  run();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}

import { z } from 'zod';
import { createRelay } from '../../platform/events/relay.ts';
import { send, startWork, type Job } from '../../platform/jobs/index.ts';
import { newScope, openWorkbench } from '../workbench.ts';

/** A process that begins a job, says so, and never ends it: to be killed. */
const [dataDir = '', databaseUrl] = process.argv.slice(2);
const { platform } = await openWorkbench({
  dataDir,
  ...(databaseUrl && { databaseUrl }),
  leave: () => Promise.resolve(),
});
const hang: Job<{ n: number }> = {
  name: 'test.crash',
  schema: z.object({ n: z.number() }),
  run(scope, { n }) {
    process.send?.({ begun: n, org: scope.org });
    return new Promise(() => undefined);
  },
};
await startWork(platform, { jobs: [hang], feeder: createRelay([]) });
const scope = await newScope(platform);
await platform.db.transact(scope, (tx) => send(tx, scope, { job: hang, data: { n: 7 } }));

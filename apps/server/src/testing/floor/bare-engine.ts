import { pino } from 'pino';
import { openEngine } from '../../platform/db/engine/index.ts';

/** Nothing but the embedded database in a process: what it alone holds in memory. */
const [dataDir = ''] = process.argv.slice(2);
const engine = await openEngine({ dataDir, log: pino({ level: 'silent' }) });
await engine.pool.query('SELECT 1');
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.once('SIGTERM', () => void engine.close().then(() => process.exit(0)));
process.send?.(0);

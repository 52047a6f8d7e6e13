import type { AddressInfo } from 'node:net';
import { createApp } from '../../app.ts';
import { modulesOf } from '../../modules.ts';
import { readConfig } from '../../platform/config.ts';
import { openLog } from '../../platform/log.ts';
import { openPlatform } from '../../platform/open-platform.ts';

/**
 * The whole program without its pages and limits, as a process of its own: to be killed, and to be measured from
 * outside. Tells its parent the port, and how much memory it holds when asked.
 */
const config = readConfig(process.env);
const modules = modulesOf({ passwordCost: 4 });
const opened = await openPlatform({
  config,
  log: openLog(config),
  clock: { now: () => new Date() },
  subscribers: modules.flatMap((module) => module.subscribers ?? []),
});
const app = await createApp({ ...opened, modules, rateLimits: false });
await app.server.listen({ port: config.PORT, host: config.HOST });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
const { port } = app.server.server.address() as AddressInfo;
process.send?.(port);

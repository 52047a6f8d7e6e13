import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createApp, type App } from './app.ts';
import { modulesOf } from './modules.ts';
import { openDemoSite, type DemoSite } from './pages/demo-site.ts';
import { servePages } from './pages/pages.ts';
import { dailyBackup, serveBackupRequests } from './platform/backup/index.ts';
import type { Config } from './platform/config.ts';
import { openPlatform } from './platform/open-platform.ts';
import type { Platform } from './platform/scope.ts';
import { seedDemo } from './seeds/demo.ts';
import { fillDemo } from './seeds/fill.ts';

export interface Serving {
  readonly platform: Platform;
  /** Null for a worker, which serves nobody. */
  readonly port: number | null;
  readonly demoPort: number | null;
  close(): Promise<void>;
}

/** The platform with all modules known to it, for the server and for tools. */
export async function openAll(config: Config, log: Logger) {
  const clock = { now: () => new Date() };
  const modules = modulesOf({ seedDemo });
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const opened = await openPlatform({ config, log, clock, subscribers });
  return { ...opened, modules };
}

/** Opens the whole program for a configuration, and listens unless it is a worker only. */
export async function serve(config: Config, log: Logger): Promise<Serving> {
  const opened = await openAll(config, log);
  const { platform } = opened;
  const { clock } = platform;
  const filesDir = config.S3_BUCKET ? null : join(config.DATA_DIR, 'files');
  serveBackupRequests(platform.db.engine, { filesDir, clock });
  platform.db.engine.onControl('seed', () => fillDemo(platform));
  let demo: DemoSite | null = null;
  const pages = (server: App['server']) =>
    servePages(server, { platform, demoPort: () => demo?.port ?? null });
  const app = await createApp({
    ...opened,
    rateLimits: true,
    routines: [dailyBackup],
    pages,
  });
  if (config.ROLE === 'worker') {
    return { platform, port: null, demoPort: null, close: () => app.close() };
  }
  await app.server
    .listen({ port: config.PORT, host: config.HOST })
    .catch(async (error: unknown) => {
      await app.close();
      throw error;
    });
  const { port } = app.server.server.address() as AddressInfo;
  const website = await openDemoSite(platform, port);
  demo = website;
  return { platform, port, demoPort: website?.port ?? null, close: () => closeBoth(app, website) };
}

async function closeBoth(app: App, demo: DemoSite | null): Promise<void> {
  await demo?.close();
  await app.close();
}

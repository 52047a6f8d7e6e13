import { health } from '@atrium/contract/core/health.ts';
import type { FastifyInstance } from 'fastify';
import { createApi, createServer, serveMetrics, type Api } from './platform/http/index.ts';
import { checkHealth } from './platform/http/about/health.ts';
import { startWork, type AnyJob, type Work } from './platform/jobs/index.ts';
import type { Module } from './platform/module.ts';
import { ProblemError } from './platform/problem.ts';
import type { OpenPlatform } from './platform/open-platform.ts';

export interface AppOptions extends OpenPlatform {
  modules: Module[];
  rateLimits: boolean;
  /** Work of the installation itself, such as the daily backup. */
  routines?: AnyJob[];
  /** Adds what browsers are shown beside the interface. */
  pages?: (server: FastifyInstance) => Promise<void>;
}

export interface App {
  readonly server: FastifyInstance;
  readonly api: Api;
  readonly work: Work;
  /** Stops accepting, finishes requests, sends sockets away, hands jobs back, closes the database. */
  close(): Promise<void>;
}

/** Puts the rooms together: routes, sockets, jobs and subscribers of every module. */
export async function createApp(options: AppOptions): Promise<App> {
  const { platform, modules } = options;
  const server = await createServer({ platform, rateLimits: options.rateLimits });
  const api = createApi({
    app: server,
    platform,
    authenticators: modules.flatMap((module) => module.authenticators ?? []),
    allowsOrigin: async (origin) => {
      const answers = modules.map(async (module) => await module.allowsOrigin?.(platform, origin));
      return (await Promise.all(answers)).includes(true);
    },
  });
  api.handle(health.live, () => ({ ok: true as const, version: '0.1.0' }));
  api.handle(health.ready, ({ http }) => checkHealth(platform, http.reply));
  serveMetrics(server, platform);
  for (const module of modules) module.routes(api);
  if (options.pages) await options.pages(server);
  else server.setNotFoundHandler(() => Promise.reject(new ProblemError('not_found')));
  await server.ready();
  const work = await startWork(platform, {
    jobs: [...modules.flatMap((module) => module.jobs ?? []), ...(options.routines ?? [])],
    feeder: options.relay,
    metrics: platform.metrics,
  });
  const stops = await Promise.all(modules.map(async (module) => await module.start?.(platform)));
  return { server, api, work, close: () => closeApp(options, { server, work, stops }) };
}

interface Running {
  server: FastifyInstance;
  work: Work;
  stops: ((() => Promise<void>) | undefined)[];
}

async function closeApp(options: AppOptions, { server, work, stops }: Running): Promise<void> {
  // No new connections; sockets are told to come back elsewhere while requests finish.
  const closing = server.close();
  for (const stop of stops.toReversed()) await stop?.();
  await closing;
  await work.stop();
  await options.close();
}

import { needsSetup, setupToken } from './modules/identity/index.ts';
import { ConfigError, loadEnvironmentFile, readConfig } from './platform/config.ts';
import { DataDirectoryInUse } from './platform/db/engine/index.ts';
import { publicUrl } from './platform/http/index.ts';
import { openFaultReports } from './platform/fault-reports.ts';
import { openLog } from './platform/log.ts';
import { serve, type Serving } from './serve.ts';

/** A shutdown that takes longer than this is ended. */
const SHUTDOWN_MS = 25_000;

async function main(): Promise<void> {
  loadEnvironmentFile();
  const config = readConfig(process.env);
  const report = config.SENTRY_DSN ? await openFaultReports(config.SENTRY_DSN) : undefined;
  const log = openLog(config, report && { report });
  const serving = await serve(config, log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end(serving));
  await greet(serving);
}

/** The address, and, until somebody has used it, the one-time setup link. */
async function greet({ platform, port, demoPort }: Serving): Promise<void> {
  if (port === null) return;
  const address = platform.config.PUBLIC_URL ? publicUrl(platform) : `http://localhost:${port}`;
  const lines = [`Atrium is ready at ${address}`];
  if (demoPort !== null) lines.push(`Demo website: http://localhost:${demoPort}`);
  if (await needsSetup(platform))
    lines.push(`Set it up (this link works once): ${address}/setup?token=${setupToken(platform)}`);
  process.stdout.write(`\n  ${lines.join('\n  ')}\n\n`);
}

async function end(serving: Serving): Promise<void> {
  const { log } = serving.platform;
  const timer = setTimeout(() => {
    log.error('the shutdown took too long');
    process.exit(1);
  }, SHUTDOWN_MS);
  await serving.close();
  clearTimeout(timer);
  log.info('stopped');
}

/** What a person can mend is said in a line; only a fault of ours needs its stack. */
const MENDABLE: Record<string, string> = {
  EADDRINUSE: 'Something else listens there already: choose another PORT.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine.',
  EACCES: 'This user may not do that.',
  ENOTFOUND: 'There is no machine of this name: look at HOST, DATABASE_URL and REDIS_URL.',
  ECONNREFUSED: 'Nothing answers there: look at DATABASE_URL and REDIS_URL.',
  ETIMEDOUT: 'Nothing answers there: look at DATABASE_URL and REDIS_URL.',
  '28P01': 'Look at the user and the password in DATABASE_URL.',
  '28000': 'Look at the user and the password in DATABASE_URL.',
  '3D000': 'Make the database first, or look at DATABASE_URL.',
};

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || error instanceof DataDirectoryInUse) return error.message;
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [error];
  const { code } = first as NodeJS.ErrnoException;
  const advice = code === undefined ? undefined : MENDABLE[code];
  return advice
    ? `Atrium cannot start: ${first?.message}. ${advice}`
    : (error.stack ?? error.message);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
});

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

await main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || error instanceof DataDirectoryInUse;
  const text =
    error instanceof Error
      ? ((isExpected ? error.message : error.stack) ?? error.message)
      : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});

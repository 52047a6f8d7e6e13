import { fillDemo, type DemoUsers } from './seeds/fill.ts';
import { loadEnvironmentFile, readConfig } from './platform/config.ts';
import { askRunningServer } from './platform/db/engine/index.ts';
import { openLog } from './platform/log.ts';
import { openAll } from './serve.ts';

const USAGE = 'Usage: npm run seed -- demo\n';

/** Makes the demo agency on an empty installation: by the running server when it holds the database, else by itself. */
async function main(args: string[]): Promise<void> {
  if (args.length !== 1 || args[0] !== 'demo') {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  loadEnvironmentFile();
  const config = readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' });
  const answer = config.DATABASE_URL ? null : await askRunningServer(config.DATA_DIR, 'seed', {});
  const users = answer ? (answer.result as DemoUsers) : await seedAlone(config);
  const { emails, password } = users;
  process.stdout.write(
    `The demo agency is there. Sign in as ${emails.join(', ')} with the password ${password}\n`,
  );
}

async function seedAlone(config: ReturnType<typeof readConfig>) {
  const opened = await openAll({ ...config, ROLE: 'web' }, openLog(config));
  try {
    return await fillDemo(opened.platform);
  } finally {
    await opened.close();
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `Nothing was changed. ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});

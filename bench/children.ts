import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PRODUCT = new URL('../apps/server/src/testing/realtime/talk-server.ts', import.meta.url);
const FLOOR = new URL('../apps/server/src/testing/floor/floor-server.ts', import.meta.url);
const REPLAY = new URL('../apps/server/src/testing/floor/replay-server.ts', import.meta.url);
const ENGINE = new URL('../apps/server/src/testing/floor/bare-engine.ts', import.meta.url);

/** A server in a process of its own, so that the client's work is not counted as its. */
export interface Child {
  url: string;
  readyMs: number;
  /** After a garbage collection. */
  memory(): Promise<NodeJS.MemoryUsage>;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function start(program: URL, args: string[], env: NodeJS.ProcessEnv): Promise<Child> {
  const begun = performance.now();
  const child = fork(fileURLToPath(program), args, {
    execArgv: ['--expose-gc'],
    env: { PATH: process.env.PATH, ...env },
  });
  running.add(child);
  const exited = once(child, 'exit').then(() => running.delete(child));
  const port = await Promise.race([once(child, 'message'), exited.then(() => null)]);
  if (!port) throw new Error(`${program.pathname} did not start`);
  return {
    url: `http://127.0.0.1:${Number(port[0])}`,
    readyMs: performance.now() - begun,
    async memory() {
      const told = once(child, 'message');
      child.send('memory');
      const [usage] = await told;
      return usage as NodeJS.MemoryUsage;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Where the data of a run lies. */
export interface Place {
  dataDir: string;
  floorDir: string;
  databaseUrl: string | null;
}

export const SETUP_TOKEN = 'a token for setting up, said once';
export const SECRET_KEY = 'a secret of the bench, long enough to be one';

function settings({ dataDir, databaseUrl }: Place): NodeJS.ProcessEnv {
  return {
    PORT: '0',
    LOG_LEVEL: 'fatal',
    DATA_DIR: dataDir,
    SETUP_TOKEN,
    SECRET_KEY,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
}

export function startProduct(place: Place): Promise<Child> {
  return start(PRODUCT, [], settings(place));
}

/** The floor of any request; PostgreSQL only, since it works on the product's own data. */
export function startReplay(place: Place): Promise<Child> {
  return start(REPLAY, [], { ...settings(place), ROLE: 'web' });
}

export function startFloor({ floorDir, databaseUrl }: Place): Promise<Child> {
  return start(FLOOR, databaseUrl ? [floorDir, databaseUrl] : [floorDir], {});
}

export function startEngine({ floorDir }: Place): Promise<Child> {
  return start(ENGINE, [floorDir], {});
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const ROOT = new URL('..', import.meta.url).pathname;
const PASSWORD = 'a quite long sentence';
export const OWNER = { first: 'Ada', last: 'Admin', email: 'ada@acme.example', password: PASSWORD };

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page from a fulfilled request has no address; it may talk to this machine all the same.
  '--disable-features=LocalNetworkAccessChecks',
];

/** The program as a process of its own, on a data directory of its own, and a browser. */
export interface Stage {
  /** `http://localhost:…` */
  address: string;
  /** The demo website: another port, another origin. */
  website: string;
  setupLink: string | null;
  browser: Browser;
  /** A person with cookies of his own. */
  person(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  /** kill -9, and a new process on the same data. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  child: ChildProcess;
  setupLink: string | null;
}

export async function openStage(env: Record<string, string> = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-e2e-'));
  const [port, demoPort] = [await freePort(), await freePort()];
  const start = () =>
    startServer({
      DATA_DIR: dataDir,
      PORT: String(port),
      DEMO_SITE_PORT: String(demoPort),
      ...env,
    });
  let running = await start();
  const browser = await openBrowser();
  const contexts: BrowserContext[] = [];
  return {
    address: `http://localhost:${port}`,
    website: `http://localhost:${demoPort}`,
    setupLink: running.setupLink,
    browser,
    async person(options) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      context.setDefaultTimeout(Number(process.env.E2E_TIMEOUT ?? 45_000));
      contexts.push(context);
      return context.newPage();
    },
    async crash() {
      await end(running.child, 'SIGKILL');
      running = await start();
    },
    async close() {
      await keepScreenshots(contexts);
      for (const context of contexts) await context.close();
      await browser.close();
      await end(running.child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What every person saw last, into the directory `E2E_SCREENSHOTS`: for looking why a journey failed. */
async function keepScreenshots(contexts: BrowserContext[]): Promise<void> {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder) return;
  const pages = contexts.flatMap((context) => context.pages());
  await Promise.all(
    pages.map((page, index) => page.screenshot({ path: join(folder, `person-${index + 1}.png`) })),
  );
}

function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`No browser at ${executablePath}; set CHROMIUM_PATH`);
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Starts the server and waits for the line that says it is ready. */
async function startServer(env: Record<string, string>): Promise<Running> {
  const entry = join(ROOT, 'apps/server/src/main.ts');
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let setupLink: string | null = null;
  let isReady = false;
  for await (const line of createInterface({ input: child.stdout })) {
    isReady ||= line.includes('Atrium is ready');
    setupLink ??= /https?:\S+\/setup\?token=\S+/.exec(line)?.[0] ?? null;
    // The setup link is the last of the lines, and there is none once it was used.
    if (isReady && (setupLink || line === '')) break;
  }
  child.stdout.resume();
  if (!isReady) throw new Error('The server ended before it was ready');
  return { child, setupLink };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

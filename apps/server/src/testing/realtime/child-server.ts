import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { callOver, type Door } from './call.ts';

const PROGRAM = fileURLToPath(new URL('./talk-server.ts', import.meta.url));
const SETUP_TOKEN = 'a token for setting up, said once';

/** A server in a process of its own. */
export interface ChildServer extends Door {
  process: ChildProcess;
  /** No goodbye, as when the power goes. */
  kill(): Promise<void>;
  /** With goodbye. */
  stop(): Promise<void>;
}

/** Starts one and waits until it listens. */
export async function startServer(
  env: Record<string, string>,
  flags: string[] = [],
): Promise<ChildServer> {
  const child = fork(PROGRAM, {
    execArgv: flags,
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'fatal', SETUP_TOKEN, ...env },
  });
  const exited = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  const said = once(child, 'message').then(([port]) => Number(port));
  const port = await Promise.race([said, exited.then(() => null)]);
  if (port === null) throw new Error('The server did not start');
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Sets a new installation up: an administrator's access token, and visitors of a site. */
export async function setUp(door: Door, visitors: number) {
  const post = async <Body>(path: string, body: unknown, token = '') => {
    const answer = await callOver<Body>(door, { method: 'POST', path, token, body });
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const user = { first_name: 'Ada', last_name: 'Admin', email: 'ada@acme.example' };
  const { token } = await post<{ token: string }>('/setup', {
    token: SETUP_TOKEN,
    organization: { name: 'Acme' },
    user: { ...user, password: 'a quite long sentence' },
  });
  const site = { name: 'Shop', site_id: 'shop', allowed_domains: ['shop.example'] };
  await post('/sites', site, token);
  const tokens: string[] = [];
  for (let n = 0; n < visitors; n++) {
    const session = await post<{ visitor_token: string }>('/messenger/session', {
      site_id: 'shop',
    });
    tokens.push(session.visitor_token);
  }
  return { staff: token, visitors: tokens };
}

import type { IdentityOptions } from '../modules/identity/index.ts';
import { modulesOf } from '../modules.ts';
import { openTestApp, PASSWORD, SETUP_TOKEN, type Answer, type TestApp } from './test-app.ts';

export { PASSWORD, SETUP_TOKEN } from './test-app.ts';

/** Who sets the program up. */
export const OWNER = {
  first_name: 'Ada',
  last_name: 'Admin',
  email: 'ada@acme.example',
  password: PASSWORD,
};

/** The program on a database that begins without any organization. */
export interface Bench extends TestApp {
  /** Empties the database. */
  clear(): Promise<void>;
  /** Resolves when the work that goes on after an answer is done. */
  settled(): Promise<void>;
  /** Sets the program up; gives the founder's access token. */
  setUp(): Promise<string>;
}

interface BenchOptions extends IdentityOptions {
  env?: Record<string, string>;
}

export async function openBench({ env = {}, ...options }: BenchOptions = {}): Promise<Bench> {
  const modules = modulesOf({ passwordCost: 4, ...options });
  const app = await openTestApp({ env, modules });
  const identity = modules.find((module) => module.name === 'identity');
  const settled = (await identity?.start?.(app.platform)) ?? (() => Promise.resolve());
  return {
    ...app,
    settled,
    async clear() {
      await settled();
      await app.rows('TRUNCATE organizations, signups, outbox RESTART IDENTITY CASCADE');
    },
    async setUp() {
      const body = { token: SETUP_TOKEN, organization: { name: 'Acme' }, user: OWNER };
      const answer = await app.call('POST', '/setup', { body });
      return answer.json<{ token: string }>().token;
    },
  };
}

/** How requests that were sent at the same time came out, the lowest first. */
export function statusesOf(answers: Answer[]): number[] {
  return answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b);
}

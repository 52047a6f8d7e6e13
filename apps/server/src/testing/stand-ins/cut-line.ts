import type { PoolClient } from 'pg';
import { vi } from 'vitest';
import type { TestApp } from '../test-app.ts';

/**
 * Does the work again and again, on a database whose connection breaks before the first statement, the second, and so
 * on, until the work gets through. Rolling back is what a broken connection does by itself, so it is let through.
 * @param attempt says whether it got through; `afterwards` looks at what a failed one left behind
 * @returns before how many statements it broke
 */
export async function breakEverywhere(
  app: TestApp,
  attempt: () => Promise<boolean>,
  afterwards: () => Promise<void>,
): Promise<number> {
  const { pool } = app.platform.db.engine;
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  for (let allowed = 0; allowed < 500; allowed++) {
    let left = allowed;
    const spy = vi
      .spyOn(pool, 'connect')
      .mockImplementation((async () =>
        breaking(await connect(), () => left-- > 0)) as unknown as typeof pool.connect);
    const isThrough = await attempt().finally(() => spy.mockRestore());
    if (isThrough) return allowed;
    await afterwards();
  }
  throw new Error('It never gets through');
}

function breaking(client: PoolClient, mayGoOn: () => boolean): PoolClient {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'query') return value.bind(target) as unknown;
      return (...args: unknown[]) => {
        if (args[0] !== 'ROLLBACK' && !mayGoOn())
          return Promise.reject(new Error('The line is cut'));
        return (value as (...given: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

import type { RetainerGrid } from '@atrium/contract/commerce/retainers.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modulesOf } from '../modules.ts';
import { OWNER, SETUP_TOKEN } from '../testing/identity-bench.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { seedDemo } from './demo.ts';

const TAKES_MILLISECONDS = 180_000;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ modules: modulesOf({ passwordCost: 4, seedDemo }) });
});
afterAll(() => app.close());

it(
  'the demo agency is there with the setup, also where it is still yesterday',
  async () => {
    const organization = { name: 'Acme', time_zone: 'Pacific/Pago_Pago' };
    const body = { token: SETUP_TOKEN, organization, user: OWNER, demo: true };
    const answer = await app.call('POST', '/setup', { body });
    expect(answer.statusCode).toBe(200);
    const { token } = answer.json<{ token: string }>();
    const totals = ['accounts', 'contacts', 'leads', 'opportunities', 'products', 'cases'].map(
      async (kind) => {
        const list = await app.call('GET', `/${kind}?per_page=1`, { token });
        return [kind, Number(list.headers['x-total-count'])];
      },
    );
    expect(Object.fromEntries(await Promise.all(totals))).toEqual({
      accounts: 40,
      contacts: 120,
      leads: 60,
      opportunities: 80,
      products: 12,
      // Of 25 those that are open.
      cases: 14,
    });
    const grid = await app.call('GET', '/reports/retainers?year=2026', { token });
    const states = grid.json<RetainerGrid>().rows.flatMap(({ cells }) => cells);
    expect(new Set(states.map(({ state }) => state))).toContain('overdue');
  },
  TAKES_MILLISECONDS,
);

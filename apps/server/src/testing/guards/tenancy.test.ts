import type { Route } from '@atrium/contract/core/route.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type Staff, type TestApp } from '../test-app.ts';
import { ask, nameOf, pathOf } from './asking.ts';
import { makeWorld, MARKER, type World } from './world.ts';

let app: TestApp;
let world: World;
let stranger: Staff;
let strangersGuest: string;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
  stranger = await app.organization('Strangers');
  strangersGuest = (await app.visitor(await app.site(stranger))).token;
});

afterAll(() => app.close());

/** Everything that the first organization holds, but for what is noted of every request. */
async function holdings(): Promise<string> {
  const tables = await app.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'org_id' ORDER BY 1`,
  );
  const sums = tables.map(
    ({ name }) =>
      `(SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t WHERE org_id = ${world.ada.org}) AS ${name}`,
  );
  return JSON.stringify(await app.rows(`SELECT ${sums.join()}`));
}

const tokenFor = (route: Route) => (route.access === 'visitor' ? strangersGuest : stranger.token);
/** These end the session or the set-up of whoever calls; the stranger would call nothing after them. */
const isLast = (route: Route) => route.path === '/auth/logout';

describe('a stranger', () => {
  it('sees and changes nothing of another organization, on any route', async () => {
    const before = await holdings();
    const faults: string[] = [];
    const routes = app.app.api.routes.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)));
    expect(routes.length).toBeGreaterThan(50);
    for (const route of routes) {
      const answer = await ask(app.call, route, { token: tokenFor(route), ids: world.ids });
      const { statusCode, body } = answer;
      const names = route.path.includes(':');
      const hidden = [401, 403, 404].includes(statusCode) || body === '[]';
      if (names && !hidden) faults.push(`${nameOf(route)} answered ${statusCode}: ${body}`);
      if (statusCode >= 500) faults.push(`${nameOf(route)} failed: ${body}`);
      if (JSON.stringify([answer.headers, body]).includes(MARKER))
        faults.push(`${nameOf(route)} told: ${body}`);
    }
    expect(faults).toEqual([]);
    expect(await holdings()).toBe(before);
  }, 240_000);

  it('is told by the guard when it cannot fill a parameter', () => {
    const route = { method: 'GET', path: '/things/:thing_id' } as Route;
    expect(() => pathOf(route, world.ids)).toThrow('say in world.ts what stands for :thing_id');
    const unknown = { method: 'GET', path: '/things/:id' } as Route;
    expect(() => pathOf(unknown, world.ids)).toThrow('GET /things/:id');
  });
});

describe('the guard', () => {
  it('does reach the records: the organization itself is answered', async () => {
    const read = app.app.api.routes.filter(
      ({ method, path, access }) =>
        method === 'GET' && path.includes(':') && access !== 'public' && access !== 'visitor',
    );
    for (const route of read) {
      const answer = await ask(app.call, route, { token: world.ada.token, ids: world.ids });
      expect(`${nameOf(route)} ${answer.statusCode}`).toBe(`${nameOf(route)} 200`);
    }
    const seen = await world.ada.call('GET', `/clients/${world.ids.clients}`);
    expect(seen.body).toContain(MARKER);
  });
});

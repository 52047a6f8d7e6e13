import { PERMISSIONS, ROLE_PERMISSIONS, ROLES } from '@atrium/contract/core/permissions.ts';
import type { Permission } from '@atrium/contract/core/permissions.ts';
import type { Route } from '@atrium/contract/core/route.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, createServer } from '../../platform/http/index.ts';
import { openTestApp, type Staff, type TestApp } from '../test-app.ts';
import { ask, nameOf } from './asking.ts';
import { makeWorld, type World } from './world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
});

afterAll(() => app.close());

const isPermission = (access: string): access is Permission =>
  (PERMISSIONS as readonly string[]).includes(access);
const codeOf = (body: string) => (/"code":"(\w+)"/.exec(body) ?? [])[1];

describe('without credentials', () => {
  it('every route but the public ones says who may come in: nobody unknown', async () => {
    for (const route of app.app.api.routes.filter(({ access }) => access !== 'public')) {
      for (const token of [undefined, 'nonsense', 'a.b.c', 'atk_nonsense']) {
        const answer = await ask(app.call, route, { token, ids: world.ids });
        expect(`${nameOf(route)} ${answer.statusCode}`).toBe(`${nameOf(route)} 401`);
        expect(answer.headers['content-type']).toContain('application/problem+json');
      }
    }
  });

  it('public routes are these and no others', () => {
    const open = app.app.api.routes.filter(({ access }) => access === 'public').map(nameOf);
    expect(open.toSorted()).toEqual([
      'GET /calendar/:token.ics',
      'GET /files/:id',
      'GET /health',
      'GET /health/ready',
      'GET /load-config',
      'GET /setup',
      'GET /test',
      'POST /auth/forgot-password',
      'POST /auth/login',
      'POST /auth/refresh',
      'POST /auth/reset-password',
      'POST /auth/signup',
      'POST /auth/verify-email',
      'POST /messenger/session',
      'POST /setup',
    ]);
  });
});

describe('with credentials of the wrong kind', () => {
  it('staff are no visitors, visitors are no staff', async () => {
    for (const route of app.app.api.routes.filter(({ access }) => access !== 'public')) {
      const token = route.access === 'visitor' ? world.ada.token : world.guest.token;
      const answer = await ask(app.call, route, { token, ids: world.ids });
      expect(`${nameOf(route)} ${answer.statusCode}`).toBe(`${nameOf(route)} 401`);
    }
  });
});

describe.each(ROLES)('the role %s', (role) => {
  it('may exactly what the table of permissions says', async () => {
    // Ids of nobody: what is allowed gets as far as "not found", and nothing is changed.
    const nobody = Object.fromEntries(Object.keys(world.ids).map((kind) => [kind, '999999999']));
    const uuid = '0195d000-0000-7000-8000-000000000000';
    const ids = {
      ...nobody,
      conversations: uuid,
      second: uuid,
      files: uuid,
      messenger: uuid,
      auth: uuid,
    };
    const person: Staff = await app.colleague(world.ada, role);
    const faults: string[] = [];
    for (const route of app.app.api.routes) {
      if (!isPermission(route.access)) continue;
      const expected = ROLE_PERMISSIONS[role].has(route.access);
      const { statusCode, body } = await ask(app.call, route, { token: person.token, ids });
      const refused = statusCode === 403 && codeOf(body) === 'forbidden';
      const unfit = expected && statusCode === 400;
      if (refused === expected || unfit || statusCode === 401 || statusCode >= 500) {
        faults.push(`${nameOf(route)}: ${statusCode} ${body}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('an API key', () => {
  it.each(PERMISSIONS)('with the scope %s may that and nothing else', async (permission) => {
    const body = { name: permission, scopes: [permission] };
    const made = await world.ada.call('POST', '/api-keys', body);
    const { key } = made.json<{ key: string }>();
    const reading = app.app.api.routes.filter(
      ({ method, path, access }) => method === 'GET' && !path.includes(':') && access !== 'public',
    );
    for (const route of reading) {
      if (route.access === 'visitor') continue;
      const { statusCode } = await ask(app.call, route, { token: key, ids: world.ids });
      const expected = route.access === permission ? 200 : 403;
      expect(`${nameOf(route)} ${statusCode}`).toBe(`${nameOf(route)} ${expected}`);
    }
  });
});

describe('a route that does not say who may call it', () => {
  it.each([undefined, '', 'everybody', 'clients.everything'])(
    'access %s: the server does not start',
    async (access) => {
      const { platform } = app;
      const server = await createServer({ platform, rateLimits: false });
      const allowsOrigin = () => Promise.resolve(false);
      const api = createApi({ app: server, platform, authenticators: [], allowsOrigin });
      const route = { method: 'GET', path: '/open', answer: 'json', summary: '', access };
      expect(() => api.handle(route as unknown as Route, () => undefined)).toThrow(
        'GET /open declares no permission',
      );
      await server.close();
    },
  );
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../../testing/problems.ts';
import { openTestApp, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ env: { METRICS_TOKEN: 'the token of the scraper' } });
});
afterAll(() => app.close());

describe('health', () => {
  it('says that the process is up, on the first paths too', async () => {
    for (const path of ['/api/health', '/api/v1/health']) {
      const answer = await app.call('GET', path);
      expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true, version: '0.1.0' }]);
    }
  });

  it('says what everything it stands on takes to answer', async () => {
    const answer = await app.call('GET', '/api/health/ready');
    expect(answer.statusCode).toBe(200);
    const { ok, checks } = answer.json<{ ok: boolean; checks: Record<string, object> }>();
    expect(ok).toBe(true);
    expect(Object.keys(checks).toSorted()).toEqual([
      'database',
      'files',
      'live',
      'queue',
      'semantic_search',
    ]);
    for (const check of Object.values(checks)) {
      expect(check).toMatchObject({ ok: true, latency_ms: expect.any(Number) });
    }
  });

  it('is not ready, with 503, when something does not answer', async () => {
    const { files } = app.platform;
    const check = files.check;
    files.check = () => Promise.reject(new Error('the disk is full'));
    const answer = await app.call('GET', '/api/health/ready');
    files.check = check;
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      ok: false,
      checks: { files: { ok: false }, database: { ok: true } },
    });
  });
});

describe('metrics', () => {
  const ask = (authorization?: string) =>
    app.server.inject({ url: '/metrics', ...(authorization && { headers: { authorization } }) });

  it('want their token', async () => {
    expectProblem(await ask(), 401, 'unauthenticated');
    expectProblem(await ask('Bearer the token of the scrapes'), 401, 'unauthenticated');
  });

  it('count requests by route, never by address', async () => {
    await app.call('GET', '/clients/4711');
    const answer = await ask('Bearer the token of the scraper');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('route="/api/v1/clients/:id"');
    expect(answer.body).not.toContain('4711');
  });
});

describe('documentation', () => {
  it('is there to read and to compute with', async () => {
    const page = await app.call('GET', '/api/docs/');
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    const document = await app.call('GET', '/api/openapi.json');
    expect(document.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Atrium' } });
  });
});

describe('paths of the first days', () => {
  it.each(['/api/clients', '/api/v1/clients', '/api/admin/users', '/api/v1/admin/users'])(
    '%s leads to the same place',
    async (path) => {
      const ada = await app.organization();
      expect((await app.call('GET', path, { token: ada.token })).statusCode).toBe(200);
      expectProblem(await app.call('GET', path), 401, 'unauthenticated');
    },
  );

  it.each(['/api/v1/nothing', '/api/', '/nothing', '/api/v1/clients/1/2/3'])(
    '%s is not found',
    async (url) => {
      expectProblem(await app.server.inject({ url }), 404, 'not_found');
    },
  );
});

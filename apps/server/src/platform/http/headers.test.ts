import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/problems.ts';
import { openTestApp, type Staff, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let site: { site_id: string };
beforeAll(async () => {
  app = await openTestApp({ rateLimits: true });
  ada = await app.organization();
  site = await app.site(ada);
});
afterAll(() => app.close());

const SHOP = 'https://shop.example';
const FOREIGN = 'https://evil.example';

describe('every answer', () => {
  it.each(['/clients', '/nothing', '/health'])('of %s is kept from misuse', async (path) => {
    const { headers } = await app.call('GET', path, { token: ada.token });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(
        /default-src 'none'.*frame-ancestors 'none'/,
      ),
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('with what belongs to somebody is not stored on the way', async () => {
    const { headers } = await app.call('GET', '/clients', { token: ada.token });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('carries the id of its request, given or made', async () => {
    const id = 'trace-1:2.3';
    const given = await app.call('GET', '/health', { headers: { 'x-request-id': id } });
    expect(given.headers['x-request-id']).toBe(id);
    const bad = await app.call('GET', '/health', { headers: { 'x-request-id': 'a b\u00e9' } });
    expect(bad.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('says how many requests are left', async () => {
    const { headers } = await app.call('GET', '/clients', { token: ada.token });
    expect(Number(headers['ratelimit-limit'])).toBe(600);
    expect(Number(headers['ratelimit-remaining'])).toBeLessThan(600);
  });
});

describe('too many requests', () => {
  it('are refused with the time to wait, for the one caller only', async () => {
    const guest = await app.visitor(site);
    const body = { email: 'ana@fern.example' };
    const ask = () => guest.call('POST', '/messenger/verify/request', body);
    const answers = [];
    for (let count = 0; count < 7; count++) answers.push(await ask());
    expect(answers.slice(0, 6).map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200));
    const refused = answers[6] as (typeof answers)[number];
    expectProblem(refused, 429, 'rate_limited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const other = await app.visitor(site);
    const free = await other.call('POST', '/messenger/verify/request', body);
    expect(free.statusCode).toBe(200);
  });
});

describe('other origins', () => {
  const preflight = (path: string, origin: string) =>
    app.server.inject({
      method: 'OPTIONS',
      url: `/api/v1${path}`,
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const start = (origin?: string) =>
    app.call('POST', '/messenger/session', {
      body: { site_id: site.site_id },
      ...(origin && { headers: { origin } }),
    });

  it('may ask and read where a site allows their domain, without credentials', async () => {
    const { statusCode, headers } = await preflight('/messenger/session', SHOP);
    expect(statusCode).toBe(204);
    expect(headers['access-control-allow-origin']).toBe(SHOP);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    const answer = await start('https://www.shop.example');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe('https://www.shop.example');
    expect(answer.headers.vary).toContain('Origin');
  });

  it.each([
    FOREIGN,
    'https://notshop.example',
    'https://shop.example.evil.example',
    'ftp://shop.example',
    'null',
    'nonsense',
  ])('%s may not', async (origin) => {
    const { headers } = await preflight('/messenger/session', origin);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const answer = await start(origin);
    expectProblem(answer, 403, 'origin_refused');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('may not with a visitor token of the site either', async () => {
    const guest = await app.visitor(site);
    const path = '/messenger/conversations';
    const ask = (origin: string) =>
      app.call('GET', path, { token: guest.token, headers: { origin } });
    expect((await ask(SHOP)).statusCode).toBe(200);
    expectProblem(await ask(FOREIGN), 403, 'origin_refused');
  });

  it('never read what staff may, wherever they are', async () => {
    const { statusCode, headers } = await preflight('/clients', SHOP);
    expect(statusCode).toBe(404);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const answer = await app.call('GET', '/clients', {
      token: ada.token,
      headers: { origin: SHOP },
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lose what they were allowed when the site is deactivated', async () => {
    const closing = await app.site(ada);
    const { id } = closing as { id: number } & typeof closing;
    expect((await app.visitor(closing)).id).toBeTruthy();
    await ada.call('PATCH', `/sites/${id}`, { is_active: false, version: 1 });
    const body = { site_id: closing.site_id };
    expectProblem(await app.call('POST', '/messenger/session', { body }), 404, 'not_found');
  });
});

describe('a page of somebody else, with our cookie', () => {
  const email = 'victim@fern.example';
  async function post(headers: Record<string, string>, payload: string | object = { email }) {
    const token = ada.token;
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/v1/clients',
      headers: { cookie: `atrium_access=${token}`, 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
    const rows = await app.rows('SELECT 1 FROM clients WHERE email = $1', [email]);
    return { answer, written: rows.length };
  }

  it.each([
    { origin: FOREIGN },
    { origin: SHOP },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ])('%j writes nothing', async (headers) => {
    const { answer, written } = await post(headers as Record<string, string>);
    expectProblem(answer, 403, 'origin_refused');
    expect(written).toBe(0);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/plain; x=application/json'])(
    'as a form of %s writes nothing',
    async (type) => {
      const { written, answer } = await post({ origin: FOREIGN, 'content-type': type });
      expect(answer.statusCode).toBe(403);
      expect(written).toBe(0);
    },
  );

  it('is told from our own', async () => {
    const { answer, written } = await post({ origin: 'http://localhost', host: 'localhost' });
    expect([answer.statusCode, written]).toEqual([201, 1]);
  });
});

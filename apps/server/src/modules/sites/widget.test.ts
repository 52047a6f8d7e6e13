import { SiteConfig, standardConfig } from '@atrium/contract/sites/site-config.ts';
import type { PublicConfig, Site } from '@atrium/contract/sites/sites.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/problems.ts';
import { openTestApp, type Staff, type TestApp } from '../../testing/test-app.ts';
import { coversOrigin } from './domains.ts';
import { slugOf } from './slugs.ts';

let app: TestApp;
let ada: Staff;
let site: { id: number; site_id: string };

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  site = await app.site(ada);
});
afterAll(() => app.close());

const SHOP = 'https://shop.example';
const load = (siteId: string, headers: Record<string, string> = {}, base = '/api') =>
  app.call('GET', `${base}/load-config?siteId=${siteId}`, { headers });

describe('load-config', () => {
  it('gives the public configuration, on both paths, in the first form', async () => {
    for (const base of ['/api', '/api/v1']) {
      const answer = await load(site.site_id, { origin: SHOP }, base);
      expect(answer.json<PublicConfig>()).toEqual({
        success: true,
        siteId: site.site_id,
        clientName: expect.stringContaining('Shop'),
        config: standardConfig(),
        source: 'postgres_direct',
      });
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': SHOP,
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=0, stale-while-revalidate=60',
        etag: expect.stringMatching(/^"[\w-]{22}"$/),
      });
    }
  });

  it('says 304 to whoever has it, until it changes', async () => {
    const { etag } = (await load(site.site_id)).headers;
    const known = { 'if-none-match': String(etag) };
    const same = await load(site.site_id, known);
    expect([same.statusCode, same.body]).toEqual([304, '']);
    await ada.call('PATCH', `/sites/${site.id}`, { name: 'Other', version: 1 });
    const code = async () => (await load(site.site_id, known)).statusCode;
    await expect.poll(code).toBe(200);
    const changed = await load(site.site_id, known);
    expect(changed.json<PublicConfig>().clientName).toBe('Other');
  });

  it('shows nothing that is not public', async () => {
    const secret = await ada.call('POST', `/sites/${site.id}/rotate-secret`);
    const { body } = await load(site.site_id);
    expect(Object.keys(JSON.parse(body) as object).toSorted()).toEqual([
      'clientName',
      'config',
      'siteId',
      'source',
      'success',
    ]);
    expect(body).not.toContain(secret.json<{ secret: string }>().secret);
  });

  it('refuses a page on another domain, and says what to do', async () => {
    const answer = await load(site.site_id, { origin: 'https://evil.example' });
    const problem = expectProblem(answer, 403, 'origin_refused');
    expect(problem.detail).toBe('Add evil.example to the allowed domains of this site');
    expect(answer.body).not.toContain('Shop');
  });

  it('does not know sites that are not there, not active, or named by nobody', async () => {
    expectProblem(await load('no-such-site'), 404, 'not_found');
    expectProblem(await app.call('GET', '/load-config'), 400, 'invalid');
    expectProblem(await load(`${site.site_id}&extra=1`), 400, 'invalid');
    await ada.call('PATCH', `/sites/${site.id}`, { is_active: false, version: 1 });
    await expect.poll(async () => (await load(site.site_id)).statusCode).toBe(404);
    await ada.call('PATCH', `/sites/${site.id}`, { is_active: true, version: 2 });
    // Servers hear of it right after the commit.
    await expect.poll(async () => (await load(site.site_id)).statusCode).toBe(200);
  });
});

describe('save-config-real', () => {
  const save = (staff: Staff, body: object, path = '/api/save-config-real') =>
    staff.call('POST', path, body);

  it('makes a site that is new and changes one that is there', async () => {
    const siteId = `client-${site.id}`;
    const config = standardConfig();
    const made = await save(ada, { siteId, clientName: 'Client', config });
    expect(made.json()).toMatchObject({ success: true, siteId, clientName: 'Client' });
    const red = { ...config, appearance: { ...config.appearance, color: '#ff0000' } };
    await save(ada, { siteId, clientName: 'Client', config: red });
    const color = async () => (await load(siteId)).json<PublicConfig>().config.appearance.color;
    await expect.poll(color).toBe('#ff0000');
    const [found] = (await ada.call('GET', `/sites?site_id=${siteId}`)).json<Site[]>();
    expect(found).toMatchObject({ version: 2, name: 'Client' });
  });

  it("does not take another organization's site, nor come from a user", async () => {
    const stranger = await app.organization('Stranger');
    const body = { siteId: site.site_id, clientName: 'Mine', config: {} };
    expectProblem(await save(stranger, body), 422, 'rule');
    const bo = await app.colleague(ada);
    expectProblem(await save(bo, body), 403, 'forbidden');
    expectProblem(await app.call('POST', '/save-config-real', { body }), 401, 'unauthenticated');
    expect((await load(site.site_id)).json<PublicConfig>().clientName).not.toBe('Mine');
  });

  it('refuses a configuration it does not know', async () => {
    const body = { siteId: site.site_id, clientName: 'x', config: { colour: 'red' } };
    expectProblem(await save(ada, body), 400, 'invalid');
  });
});

describe('test', () => {
  it('answers anybody', async () => {
    const answer = await app.call('GET', '/api/test');
    expect(answer.json()).toEqual({
      success: true,
      message: 'Atrium answers',
      timestamp: app.now().toISOString(),
    });
  });
});

describe('allowed domains', () => {
  it.each([
    ['example.com', 'https://example.com', true],
    ['example.com', 'https://www.example.com', true],
    ['example.com', 'http://example.com:8080', true],
    ['example.com', 'https://shop.example.com', false],
    ['example.com', 'https://example.com.evil.example', false],
    ['example.com', 'https://notexample.com', false],
    ['example.com', 'https://EXAMPLE.com', true],
    ['*.example.com', 'https://a.b.example.com', true],
    ['*.example.com', 'https://example.com', false],
    ['*.example.com', 'https://notexample.com', false],
    ['localhost:4000', 'http://localhost:4000', true],
    ['localhost:4000', 'http://localhost:4001', false],
    ['example.com', 'file:///example.com', false],
    ['example.com', 'chrome-extension://example.com', false],
    ['example.com', 'null', false],
    ['example.com', '', false],
  ])('%s and %s: %s', (domain, origin, expected) => {
    expect(coversOrigin([domain], origin)).toBe(expected);
  });

  it('never cover a name that only contains them', () => {
    const name = fc.domain();
    fc.assert(
      fc.property(name, fc.stringMatching(/^[a-z0-9]{1,8}$/), (domain, more) => {
        expect(coversOrigin([domain], `https://${more}${domain}`)).toBe(false);
        expect(coversOrigin([domain], `https://${domain}.${more}x`)).toBe(false);
        expect(coversOrigin([domain], `https://${domain}`)).toBe(true);
      }),
    );
  });
});

describe('configurations and names', () => {
  it('are whole, whatever part was given', () => {
    expect(SiteConfig.parse({ appearance: { title: 'x' } })).toEqual({
      ...standardConfig(),
      appearance: { ...standardConfig().appearance, title: 'x' },
    });
  });

  it('a name makes a public name of the allowed form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugOf(name)).toMatch(/^[a-z0-9][a-z0-9-]{1,60}[a-z0-9]$/);
      }),
    );
  });
});

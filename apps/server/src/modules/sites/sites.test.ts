import { standardConfig } from '@atrium/contract/sites/site-config.ts';
import type { Site, SiteVersion } from '@atrium/contract/sites/sites.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, fieldsOf } from '../../testing/problems.ts';
import { openTestApp, type Staff, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let ada: Staff;
let bo: Staff;
let stranger: Staff;
let number = 0;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  bo = await app.colleague(ada);
  stranger = await app.organization('Stranger');
  number += 1;
});
afterAll(() => app.close());

async function create(body: object = {}): Promise<Site> {
  const answer = await ada.call('POST', '/sites', { name: `Shop ${number}`, ...body });
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 201 });
  return answer.json<Site>();
}
const actionsOf = async (site: Site) => {
  const rows = await app.rows<{ action: string }>(
    `SELECT action FROM audit_log WHERE org_id = $1 AND entity = 'site' AND entity_id = $2 ORDER BY id`,
    [ada.org, String(site.id)],
  );
  return rows.map(({ action }) => action);
};

describe('creating a site', () => {
  it('fills in every key of the configuration and keeps it as the first version', async () => {
    const site = await create({ allowed_domains: [' Shop.Example ', '*.shop.example'] });
    expect(site).toMatchObject({
      site_id: `shop-${number}`,
      config: standardConfig(),
      allowed_domains: ['shop.example', '*.shop.example'],
      is_active: true,
      online_now: 0,
      version: 1,
      can: { update: true, deactivate: true, rotate_secret: true },
    });
    const versions = (await ada.call('GET', `/sites/${site.id}/versions`)).json<SiteVersion[]>();
    expect(versions).toEqual([
      { version: 1, saved_at: app.now().toISOString(), saved_by: ada.name, config: site.config },
    ]);
    expect(await actionsOf(site)).toEqual(['site.created']);
  });

  it('finds a public name when none is given, and refuses one that is taken by anybody', async () => {
    const first = await create({ name: `Bäckerei & Söhne ${number}` });
    const second = await create({ name: `Bäckerei & Söhne ${number}` });
    expect(first.site_id).toBe(`backerei-sohne-${number}`);
    expect(second.site_id).toBe(`backerei-sohne-${number}-2`);
    const taken = { name: 'x', site_id: first.site_id };
    for (const staff of [ada, stranger]) {
      const answer = await staff.call('POST', '/sites', taken);
      expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['site_id']);
    }
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'x', site_id: 'Not A Slug' }, 'site_id'],
    [{ name: 'x', site_id: '../x' }, 'site_id'],
    [{ name: 'x', allowed_domains: ['https://x.example/'] }, 'allowed_domains.0'],
    [{ name: 'x', allowed_domains: ['*'] }, 'allowed_domains.0'],
    [
      { name: 'x', config: { appearance: { color: 'red; background: url(x)' } } },
      'config.appearance.color',
    ],
    [{ name: 'x', config: { webhooks: {} } }, 'config.webhooks'],
    [{ name: 'x', identity_secret: 'mine' }, 'identity_secret'],
  ])('refuses %j', async (body, field) => {
    const answer = await ada.call('POST', '/sites', body);
    expect(fieldsOf(expectProblem(answer, 400, 'invalid'))).toEqual([field]);
    expect((await ada.call('GET', '/sites')).json()).toEqual([]);
  });

  it('is for administrators', async () => {
    expectProblem(await bo.call('POST', '/sites', { name: 'x' }), 403, 'forbidden');
    expectProblem(
      await app.call('POST', '/sites', { body: { name: 'x' } }),
      401,
      'unauthenticated',
    );
  });
});

describe('reading sites', () => {
  it('gives them to the whole organization, and says what each may do', async () => {
    const site = await create();
    const seen = (await bo.call('GET', `/sites/${site.id}`)).json<Site>();
    expect(seen).toEqual({
      ...site,
      can: { update: false, deactivate: false, rotate_secret: false },
    });
    for (const path of ['', '/versions']) {
      const answer = await stranger.call('GET', `/sites/${site.id}${path}`);
      expectProblem(answer, 404, 'not_found');
    }
    expect(JSON.stringify(seen)).not.toContain('identity_secret');
  });

  it('lists, filters, and exports', async () => {
    const a = await create({ name: 'Zebra' });
    const b = await create({ name: 'äpfel' });
    const names = async (query: string) =>
      (await ada.call('GET', `/sites?${query}`)).json<Site[]>().map(({ name }) => name);
    expect(await names('')).toEqual(['äpfel', 'Zebra']);
    expect(await names('name=Zebra')).toEqual(['Zebra']);
    expect(await names('search=apf')).toEqual(['äpfel']);
    expect(await names(`site_id_in=${a.site_id},${b.site_id}&sort=-name`)).toEqual([
      'Zebra',
      'äpfel',
    ]);
    const csv = (await ada.call('GET', '/sites/export')).body.split('\r\n');
    expect(csv[0]).toBe(
      '\uFEFFid,site_id,name,allowed_domains,is_active,conversation_count,created_at',
    );
    expect(csv[1]).toContain('äpfel');
    expect((await stranger.call('GET', '/sites/export')).body.split('\r\n')[1]).toBe('');
  });

  it('counts who is there now', async () => {
    const site = await create({ allowed_domains: ['shop.example'] });
    await app.visitor(site);
    const online = async () => (await ada.call('GET', `/sites/${site.id}`)).json<Site>().online_now;
    expect(await online()).toBe(1);
    app.pass(91_000);
    expect(await online()).toBe(0);
  });
});

describe('changing a site', () => {
  it('keeps a version of each configuration, and none of other changes', async () => {
    const site = await create();
    const path = `/sites/${site.id}`;
    const config = { ...site.config, appearance: { ...site.config.appearance, title: 'Hello' } };
    await ada.call('PATCH', path, { name: 'New', version: 1 });
    const changed = await ada.call('PATCH', path, { config, version: 2 });
    expect(changed.json<Site>()).toMatchObject({ name: 'New', config, version: 3 });
    const versions = (await ada.call('GET', `${path}/versions`)).json<SiteVersion[]>();
    expect(versions.map(({ version }) => version)).toEqual([3, 1]);
    expect(await actionsOf(site)).toEqual(['site.created', 'site.updated', 'site.updated']);
  });

  it('brings an earlier configuration back as a new version', async () => {
    const site = await create();
    const path = `/sites/${site.id}`;
    const config = { ...site.config, chat: { ...site.config.chat, attachments: false } };
    await ada.call('PATCH', path, { config, version: 1 });
    const back = await ada.call('POST', `${path}/restore`, { restore_version: 1, version: 2 });
    expect(back.json<Site>()).toMatchObject({ config: site.config, version: 3 });
    const stale = await ada.call('POST', `${path}/restore`, { restore_version: 2, version: 2 });
    expectProblem(stale, 409, 'version_conflict');
    const none = await ada.call('POST', `${path}/restore`, { restore_version: 9, version: 3 });
    expectProblem(none, 404, 'not_found');
    for (const staff of [bo, stranger]) {
      const body = { restore_version: 1, version: 3 };
      const answer = await staff.call('POST', `${path}/restore`, body);
      expect([403, 404]).toContain(answer.statusCode);
    }
  });

  it('needs the version, the permission and the organization', async () => {
    const site = await create();
    const path = `/sites/${site.id}`;
    expectProblem(await ada.call('PATCH', path, { name: 'x' }), 400, 'version_missing');
    const stale = await ada.call('PATCH', path, { name: 'x', version: 7 });
    expect(expectProblem(stale, 409, 'version_conflict').current).toEqual(site);
    expectProblem(await bo.call('PATCH', path, { name: 'x', version: 1 }), 403, 'forbidden');
    expectProblem(await stranger.call('PATCH', path, { name: 'x', version: 1 }), 404, 'not_found');
  });

  it('duplicates with a name of its own', async () => {
    const site = await create({ allowed_domains: ['shop.example'] });
    const answer = await ada.call('POST', `/sites/${site.id}/duplicate`, { name: 'Copy' });
    const copy = answer.json<Site>();
    expect(answer.headers.location).toBe(`/api/v1/sites/${copy.id}`);
    expect(copy).toMatchObject({ name: 'Copy', allowed_domains: ['shop.example'], version: 1 });
    expect([copy.id === site.id, copy.site_id === site.site_id]).toEqual([false, false]);
    for (const [staff, status] of [
      [bo, 403],
      [stranger, 404],
    ] as const) {
      const refused = await staff.call('POST', `/sites/${site.id}/duplicate`, { name: 'Copy' });
      expect(refused.statusCode).toBe(status);
    }
  });

  it('gives a new secret once, and keeps it unreadable', async () => {
    const site = await create();
    const path = `/sites/${site.id}/rotate-secret`;
    const { secret } = (await ada.call('POST', path)).json<{ secret: string }>();
    const second = (await ada.call('POST', path)).json<{ secret: string }>();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(second.secret).not.toBe(secret);
    const [row] = await app.rows('SELECT identity_secret FROM sites WHERE id = $1', [site.id]);
    expect(JSON.stringify(row)).not.toContain(second.secret);
    const logged = await app.rows('SELECT changes FROM audit_log WHERE org_id = $1', [ada.org]);
    expect(JSON.stringify(logged)).not.toContain(second.secret);
    expect(await actionsOf(site)).toEqual([
      'site.created',
      'site.secret_rotated',
      'site.secret_rotated',
    ]);
    expectProblem(await bo.call('POST', path), 403, 'forbidden');
    expectProblem(await stranger.call('POST', path), 404, 'not_found');
  });
});

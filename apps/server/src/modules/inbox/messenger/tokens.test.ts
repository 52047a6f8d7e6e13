import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../../testing/problems.ts';
import { openTestApp, type Guest, type Staff, type TestApp } from '../../../testing/test-app.ts';
import { readVisitorToken, signVisitorToken } from './tokens.ts';

const DAY = 86_400_000;
const EMAIL = 'ana@fern.example';

let app: TestApp;
let ada: Staff;
let site: { id: number; site_id: string };
let secret: string;
let guest: Guest;

beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  ada = await app.organization();
  site = await app.site(ada);
  const rotated = await ada.call('POST', `/sites/${site.id}/rotate-secret`);
  secret = rotated.json<{ secret: string }>().secret;
  guest = await app.visitor(site);
});
afterAll(() => app.close());

const threads = (token: string) => app.call('GET', '/messenger/conversations', { token });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a visitor token', () => {
  const claims = () => ({ org: ada.org, site: site.id, visitor: guest.id, client: null });
  const seconds = () => Math.floor(app.now().getTime() / 1000);

  it('opens what it was made for', async () => {
    expect((await threads(guest.token)).statusCode).toBe(200);
  });

  it('is worth nothing when a single sign is changed', async () => {
    const { token } = guest;
    for (let at = 0; at < token.length; at += 7) {
      const other = token[at] === 'A' ? 'B' : 'A';
      // The last sign of a base64url text has bits that mean nothing.
      if (token[at] === '.' || token[at + 1] === '.' || at === token.length - 1) continue;
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      expectProblem(await threads(changed), 401, 'unauthenticated');
    }
  });

  it('is worth nothing without its signature, or with another key or algorithm', async () => {
    const [, payload] = guest.token.split('.') as [string, string];
    const none = `${part({ alg: 'none' })}.${payload}.`;
    const foreign = createHmac('sha256', 'another key').update('x').digest('base64url');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rsa = await new SignJWT({ ...claims(), sub: guest.id })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime(seconds() + 100)
      .sign(privateKey);
    const hs512 = await new SignJWT({ org: ada.org, site: site.id, client: null })
      .setProtectedHeader({ alg: 'HS512' })
      .setSubject(guest.id)
      .setExpirationTime(seconds() + 100)
      .sign(app.platform.secrets.key('visitor-token'));
    for (const token of [none, `${part({ alg: 'HS256' })}.${payload}.${foreign}`, rsa, hs512]) {
      expectProblem(await threads(token), 401, 'unauthenticated');
    }
  });

  it('ends: after a year, and after a month when it proves an e-mail', async () => {
    const now = app.now();
    const { secrets } = app.platform;
    const later = (days: number) => new Date(now.getTime() + days * DAY);
    const plain = await signVisitorToken(secrets, claims(), now);
    expect(await readVisitorToken(secrets, plain, later(364))).toEqual(claims());
    expect(await readVisitorToken(secrets, plain, later(366))).toBeNull();
    const proven = await signVisitorToken(secrets, { ...claims(), client: 1 }, now);
    expect(await readVisitorToken(secrets, proven, later(29))).not.toBeNull();
    expect(await readVisitorToken(secrets, proven, later(31))).toBeNull();
  });

  it('of one site opens nothing on another, of the same organization or not', async () => {
    const { secrets } = app.platform;
    const second = await app.site(ada);
    const stranger = await app.organization('Stranger');
    const theirs = await app.site(stranger);
    const forged = [
      { ...claims(), site: second.id },
      { ...claims(), site: theirs.id },
      { ...claims(), org: stranger.org },
      { ...claims(), org: stranger.org, site: theirs.id },
    ];
    for (const each of forged) {
      const token = await signVisitorToken(secrets, each, app.now());
      expectProblem(await threads(token), 401, 'unauthenticated');
    }
    const body = { site_id: second.site_id, visitor_token: guest.token };
    const started = await app.call('POST', '/messenger/session', { body });
    expect(started.json<{ visitor: { id: string } }>().visitor.id).not.toBe(guest.id);
  });

  it('closes with its site', async () => {
    await ada.call('PATCH', `/sites/${site.id}`, { is_active: false, version: 1 });
    expectProblem(await threads(guest.token), 404, 'not_found');
  });

  it('goes on with a session, and is renewed by it', async () => {
    app.pass(DAY);
    const body = { site_id: site.site_id, visitor_token: guest.token };
    const started = await app.call('POST', '/messenger/session', { body });
    const { visitor, visitor_token } = started.json<{
      visitor: { id: string };
      visitor_token: string;
    }>();
    expect(visitor.id).toBe(guest.id);
    expect(visitor_token).not.toBe(guest.token);
  });
});

describe("the token of the site's own server", () => {
  interface Signing {
    claims?: object;
    aud?: string | undefined;
    seconds?: number | null;
    key?: string;
    alg?: string;
  }
  async function userToken({ claims = { email: EMAIL }, seconds = 600, ...given }: Signing = {}) {
    const now = Math.floor(app.now().getTime() / 1000);
    const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: given.alg ?? 'HS256' });
    if (seconds !== null) jwt.setExpirationTime(now + seconds);
    if (!('aud' in given) || given.aud) jwt.setAudience(given.aud ?? site.site_id);
    return jwt.sign(new TextEncoder().encode(given.key ?? secret));
  }
  const start = (user_token: string, visitor_token: string | null = guest.token) =>
    app.call('POST', '/messenger/session', {
      body: { site_id: site.site_id, visitor_token, user_token },
    });

  it('proves the e-mail', async () => {
    const answer = await start(
      await userToken({ claims: { email: ' ANA@Fern.example ', name: 'Ana' } }),
    );
    expect(answer.json()).toMatchObject({
      visitor: { id: guest.id, proof: 'verified', email: EMAIL, name: 'Ana' },
    });
    const [client] = (await ada.call('GET', '/clients')).json<object[]>();
    expect(client).toMatchObject({ email: EMAIL, name: 'Ana', is_verified: true });
  });

  it('lasts an hour at the most, and a minute longer for clocks that differ', async () => {
    expect((await start(await userToken({ seconds: 3600 }))).statusCode).toBe(200);
    expect((await start(await userToken({ seconds: -30 }))).statusCode).toBe(200);
    for (const seconds of [3700, 86_400, -61, -3600, null]) {
      expectProblem(await start(await userToken({ seconds })), 401, 'unauthenticated');
    }
  });

  it.each([
    ['another secret', { key: 'a secret that somebody made up, long enough' }],
    ['another site', { aud: 'another-site' }],
    ['no site', { aud: undefined }],
    ['another algorithm', { alg: 'HS384' }],
    ['no e-mail', { claims: { name: 'Ana' } }],
    ['an e-mail that is none', { claims: { email: 'ana' } }],
    ['an e-mail no database can hold', { claims: { email: 'a\u0000@fern.example' } }],
    ['a name no database can hold', { claims: { email: EMAIL, name: 'a\u0000b' } }],
    ['a name that is none', { claims: { email: EMAIL, name: { first: 'Ana' } } }],
  ] satisfies [string, Signing][])('with %s is refused', async (_what, signing) => {
    const answer = await start(await userToken(signing));
    const problem = expectProblem(answer, 401, 'unauthenticated');
    expect(problem.detail).toBe('The user token is not valid for this site');
    expect((await ada.call('GET', '/clients')).json()).toEqual([]);
  });

  it('unsigned, signed by a key pair, or cut, is refused', async () => {
    const token = await userToken();
    const [header, payload] = token.split('.') as [string, string];
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rsa = await new SignJWT({ email: EMAIL })
      .setProtectedHeader({ alg: 'RS256' })
      .setAudience(site.site_id)
      .setExpirationTime(Math.floor(app.now().getTime() / 1000) + 600)
      .sign(privateKey);
    const bad = [
      `${part({ alg: 'none' })}.${payload}.`,
      rsa,
      `${header}.${payload}`,
      token.slice(0, -3),
      'x',
    ];
    for (const each of bad) expectProblem(await start(each), 401, 'unauthenticated');
  });

  it('ends with its secret, and means nothing where a site has none', async () => {
    const token = await userToken();
    await ada.call('POST', `/sites/${site.id}/rotate-secret`);
    expectProblem(await start(token), 401, 'unauthenticated');
    const plain = await app.site(ada);
    const body = { site_id: plain.site_id, user_token: token };
    expectProblem(await app.call('POST', '/messenger/session', { body }), 401, 'unauthenticated');
  });

  it('of another person on the same browser begins anew: nobody inherits a conversation', async () => {
    const ana = (await start(await userToken())).json<{ visitor_token: string }>();
    const sent = await app.call('POST', '/messenger/messages', {
      token: ana.visitor_token,
      body: { id: '0195d000-0000-7000-8000-000000000001', content: 'The secret of Ana' },
    });
    const { conversation_id } = sent.json<{ conversation_id: string }>();
    const other = await userToken({ claims: { email: 'ben@oak.example' } });
    const ben = await start(other, ana.visitor_token);
    expect(ben.json()).toMatchObject({ visitor: { email: 'ben@oak.example' }, threads: [] });
    const { visitor_token: token } = ben.json<{ visitor_token: string }>();
    const read = await app.call('GET', `/messenger/conversations/${conversation_id}/messages`, {
      token,
    });
    expectProblem(read, 404, 'not_found');
    const kept = (await ada.call('GET', `/conversations/${conversation_id}`)).json<object>();
    expect(kept).toMatchObject({ client_email: EMAIL });
    const again = await start(await userToken(), ana.visitor_token);
    expect(again.json<{ threads: object[] }>().threads).toHaveLength(1);
  });
});

import { readdir } from 'node:fs/promises';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { CLOSE } from '@atrium/contract/inbox/limits.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { multipart, PNG } from '../../testing/multipart.ts';
import { expectProblem, fieldsOf } from '../../testing/problems.ts';
import { openHouse, STAFF_PATH, VISITOR_PATH, type House } from '../../testing/realtime/house.ts';
import { Wire } from '../../testing/realtime/wire.ts';
import type { Answer, Guest, Staff } from '../../testing/test-app.ts';

const MB = 1024 * 1024;

let app: House;
let ada: Staff;
let guest: Guest;
let before: string;

/** Everything that was written, but for what every request may note. */
async function traces(): Promise<string> {
  const tables = ['clients', 'sites', 'conversations', 'messages', 'labels', 'canned_replies'];
  const counts = tables.concat('users', 'files', 'events', 'audit_log');
  const sql = counts.map((table) => `(SELECT count(*) FROM ${table})::int AS ${table}`);
  return JSON.stringify(await app.rows(`SELECT ${sql.join()}`));
}

beforeAll(async () => {
  app = await openHouse();
  ada = await app.organization();
  guest = await app.visitor(await app.site(ada));
  await guest.call('POST', '/messenger/messages', { id: uuidv7(), content: 'Hello' });
});

beforeEach(async () => {
  before = await traces();
});

afterEach(async () => {
  expect(await traces()).toBe(before);
  const health = await app.call('GET', '/health/ready');
  expect(health.statusCode).toBe(200);
});

afterAll(() => app.close());

const WRITES: [string, string, () => string][] = [
  ['POST', '/clients', () => ada.token],
  ['POST', '/sites', () => ada.token],
  ['POST', '/users', () => ada.token],
  ['POST', '/labels', () => ada.token],
  ['POST', '/canned-replies', () => ada.token],
  ['POST', '/save-config-real', () => ada.token],
  ['PATCH', '/organization', () => ada.token],
  ['POST', '/messenger/messages', () => guest.token],
  ['POST', '/messenger/identify', () => guest.token],
  ['POST', '/messenger/session', () => guest.token],
  ['POST', '/auth/login', () => ''],
];

describe.each(WRITES)('%s %s', (method, path, tokenOf) => {
  const send = (payload: string | Buffer, type = 'application/json'): Promise<Answer> =>
    app.server.inject({
      method: method as 'POST',
      url: `/api/v1${path}`,
      headers: {
        'content-type': type,
        ...(tokenOf() && { authorization: `Bearer ${tokenOf()}` }),
      },
      payload,
    });

  it.each([
    '{',
    '{"a":1,}',
    '{"email":"a@b.example"',
    "{'a':1}",
    'undefined',
    '\u0000',
    '{"__proto__":{"a":1}}',
  ])('refuses %j as malformed', async (body) => {
    expectProblem(await send(body), 400, 'malformed');
  });

  it.each(['null', '[]', '7', '"text"', 'true', '{}', '{"nonsense":true}'])(
    'refuses %s as not its shape',
    async (body) => {
      const problem = expectProblem(await send(body), 400, (await send(body)).json().code);
      expect(['invalid', 'version_missing']).toContain(problem.code);
    },
  );

  it('refuses 10 MB', async () => {
    expectProblem(await send(JSON.stringify({ name: 'x'.repeat(10 * MB) })), 413, 'too_large');
  });

  it('refuses a document nested ten thousand deep', async () => {
    const { statusCode } = await send('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000));
    expect(statusCode).toBe(400);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'text/html'])(
    'refuses %s',
    async (type) => {
      expectProblem(await send('email=a@b.example&content=x', type), 415, 'unsupported_media_type');
    },
  );

  it('refuses a multipart form', async () => {
    const { body, headers } = multipart(PNG, 'a.png');
    const answer = await send(body, headers['content-type']);
    expect([400, 415]).toContain(answer.statusCode);
    expectProblem(answer, answer.statusCode, answer.json().code);
  });
});

describe('text no database can hold', () => {
  it.each(['a\u0000b', 'a\ud800b', '\udfff'])('%j is refused, field by field', async (bad) => {
    const client = await ada.call('POST', '/clients', { email: 'a@b.example', name: bad });
    expect(fieldsOf(expectProblem(client, 400, 'invalid'))).toEqual(['name']);
    const email = await ada.call('POST', '/clients', { email: `${bad}@b.example` });
    expectProblem(email, 400, 'invalid');
    const label = await ada.call('POST', '/labels', { name: bad });
    expectProblem(label, 400, 'invalid');
    const sending = { id: uuidv7(), content: bad };
    expectProblem(await guest.call('POST', '/messenger/messages', sending), 400, 'invalid');
    const name = await guest.call('POST', '/messenger/identify', {
      email: 'a@b.example',
      name: bad,
    });
    expectProblem(name, 400, 'invalid');
  });

  it('is dropped from what a page says of itself', async () => {
    const { token } = await app.visitor(await app.site(ada));
    before = await traces();
    const page = {
      url: 'https://shop.example/\u0000',
      title: '\ud800',
      utm: { 'a\u0000': '\u0000' },
    };
    const [{ site_id } = { site_id: '' }] = await app.rows<{ site_id: string }>(
      'SELECT site_id FROM sites WHERE org_id = $1 ORDER BY id DESC LIMIT 1',
      [ada.org],
    );
    const body = { site_id, visitor_token: token, page };
    const answer = await app.call('POST', '/messenger/session', { body });
    expect(answer.statusCode).toBe(200);
  });

  it.each(['\u0000', 'a\u0000', '\ud800', '../../etc/passwd', "' OR 1=1 --"])(
    '%j is no site',
    async (site_id) => {
      const answer = await app.call('POST', '/messenger/session', { body: { site_id } });
      expect([400, 404]).toContain(answer.statusCode);
      const config = await app.call(
        'GET',
        `/load-config?siteId=${encodeURIComponent(site_id.toWellFormed())}`,
      );
      expect([400, 404]).toContain(config.statusCode);
    },
  );
});

describe('numbers out of range', () => {
  it('are refused', async () => {
    const [{ id } = { id: '' }] = await app.rows<{ id: string }>('SELECT id FROM conversations');
    const huge = 9_007_199_254_740_991;
    const path = `/conversations/${id}`;
    const answers = [
      await ada.call('GET', `${path}/messages?after_seq=${huge}`),
      await ada.call('GET', `${path}/messages?before_seq=${huge}`),
      await ada.call('DELETE', `${path}/messages/${huge}`),
      await ada.call('POST', `${path}/read`, { seq: huge }),
      await guest.call('POST', `/messenger${path}/read`, { seq: huge }),
      await ada.call('GET', '/conversations?unread_count_gt=1e300'),
      await ada.call('GET', '/conversations?unread_count=0.5'),
      await ada.call('PATCH', path, { version: huge + 2, status: 'Open' }),
      await ada.call('PATCH', path, { version: 1, label_ids: [huge] }),
      await ada.call('PATCH', path, { version: 1, assignee_id: huge }),
    ];
    for (const answer of answers) {
      expect([400, 404, 422]).toContain(answer.statusCode);
      expectProblem(answer, answer.statusCode, answer.json().code);
    }
  });
});

describe('messages', () => {
  const say = (body: object) =>
    guest.call('POST', '/messenger/messages', { id: uuidv7(), ...body });

  it.each([
    [{ content: 'x'.repeat(100_000) }, 'content'],
    [{ content: 'x'.repeat(10_001) }, 'content'],
    [{ content: '' }, 'content'],
    [{ content: '   ' }, 'content'],
    [{}, 'content'],
    [{ content: { toString: 'x' } }, 'content'],
    [{ content: 'x', id: 'not-a-uuid' }, 'id'],
    [{ content: 'x', attachment_ids: ['x'] }, 'attachment_ids.0'],
    [
      { content: 'x', attachment_ids: Array.from({ length: 11 }, () => uuidv7()) },
      'attachment_ids',
    ],
    [{ content: 'x', author_type: 'user' }, 'author_type'],
    [{ content: 'x', created_at: '2036-01-01T00:00:00Z' }, 'created_at'],
  ])('of %.60j are refused', async (body, field) => {
    expect(fieldsOf(expectProblem(await say(body), 400, 'invalid'))).toEqual([field]);
  });

  it('are not given an attachment of somebody else', async () => {
    const { body, headers } = multipart(PNG, 'a.png');
    const upload = await app.call('POST', '/files', { token: ada.token, body, headers });
    before = await traces();
    const { id } = upload.json<{ id: string }>();
    const answer = await say({ content: 'x', attachment_ids: [id] });
    expect(fieldsOf(expectProblem(answer, 422, 'rule'))).toEqual(['attachment_ids']);
  });
});

describe('uploads', () => {
  const upload = async (bytes: Buffer | string, name: string, type = 'image/png') => {
    const { body, headers } = multipart(bytes, name, type);
    return app.call('POST', '/messenger/files', { token: guest.token, body, headers });
  };
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

  it.each([
    ['a drawing', SVG, 'a.svg', 'image/svg+xml'],
    ['a drawing under the name of a picture', SVG, 'a.png', 'image/png'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'a.html', 'text/html'],
    [
      'a page under the name of a PDF',
      '<html><script>alert(1)</script>',
      'a.pdf',
      'application/pdf',
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), 'a.png', 'image/png'],
    ['a picture under the name of a page', PNG, 'a.html', 'image/png'],
    ['a picture under the name of a program', PNG, 'a.png.exe', 'image/png'],
    ['an archive', Buffer.from('PK\u0003\u0004 a zip of sorts'), 'a.zip', 'application/zip'],
    ['plain text', 'only words', 'a.txt', 'text/plain'],
  ])('of %s are refused', async (...[, bytes, name, type]) => {
    expectProblem(await upload(bytes, name, type), 415, 'unsupported_media_type');
  });

  it('of nothing are refused', async () => {
    expectProblem(await upload('', 'a.png'), 400, 'malformed');
    const json = await guest.call('POST', '/messenger/files', { file: 'x' });
    expect([415, 422]).toContain(json.statusCode);
    expectProblem(json, json.statusCode, json.json().code);
  });

  it('of more than 20 MB are refused, and nothing stays in the store', async () => {
    const root = app.platform.config.DATA_DIR;
    const kept = async () => (await readdir(root, { recursive: true })).length;
    const files = await kept();
    const big = Buffer.concat([PNG, Buffer.alloc(20 * MB + 1 - PNG.length)]);
    expectProblem(await upload(big, 'big.png'), 413, 'too_large');
    expect(await kept()).toBe(files);
  });

  it('that break off or lie about their form are refused', async () => {
    const { body, headers } = multipart(PNG, 'a.png');
    const send = (payload: Buffer, sent: Record<string, string>) =>
      app.call('POST', '/messenger/files', { token: guest.token, body: payload, headers: sent });
    const broken = [
      await send(body.subarray(0, 90), headers),
      await send(body.subarray(0, body.length - 50), headers),
      await send(Buffer.from('nothing of the kind'), headers),
      await send(body, { 'content-type': 'multipart/form-data' }),
    ];
    for (const answer of broken) {
      expectProblem(answer, 400, 'malformed');
    }
  });

  it.each([
    '../../../etc/passwd.png',
    '..\\..\\windows\\a.png',
    '/etc/a.png',
    'a\u0000.png',
    '\u202Egnp.exe.png',
    `${'n'.repeat(5000)}.png`,
    '....//a.png',
    'con<script>.png',
  ])('under the name %.30j lie nowhere but in the store', async (name) => {
    const answer = await upload(PNG, name);
    before = await traces();
    expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
    const file = answer.json<{ name: string; url: string }>();
    expect(file.name).toMatch(/^[^/\\<>:"|?*\p{Cc}\u202E]{1,200}$/u);
    const [row] = await app.rows<{ storage_key: string }>(
      'SELECT storage_key FROM files ORDER BY id DESC LIMIT 1',
    );
    expect(row?.storage_key).toMatch(/^[\w/-]+$/);
    const back = await app.server.inject({ url: file.url });
    expect([back.statusCode, back.rawPayload.equals(PNG)]).toEqual([200, true]);
    expect(back.headers['content-security-policy']).toContain('sandbox');
  });
});

describe('sockets', () => {
  const open = async (path: string, headers = {}) => new Wire(app.url + path, headers).opened();

  it.each([
    'x',
    '',
    '[]',
    '{"type":"nonsense"}',
    '{"type":"hello"}',
    '{"type":"hello","token":7}',
    '{"type":"ping","extra":1}',
    '{"type":"send","message":{"content":"x"}}',
  ])('end with 4400 after %j', async (frame) => {
    for (const path of [VISITOR_PATH, STAFF_PATH]) {
      const wire = await open(path);
      wire.say(frame);
      expect((await wire.closed).code).toBe(CLOSE.malformed);
    }
  });

  it('end with 1009 after a frame that is too large', async () => {
    const wire = await open(VISITOR_PATH);
    wire.say(JSON.stringify({ type: 'hello', token: 'x'.repeat(200_000) }));
    expect((await wire.closed).code).toBe(CLOSE.tooLarge);
  });

  it('say of a message that is too long that it will never be taken, and go on', async () => {
    const wire = await app.tab(guest);
    const id = uuidv7();
    wire.say({ type: 'send', message: { id, content: 'x'.repeat(100_000) } });
    const nack = await wire.next('nack', (push) => push.id === id);
    expect(nack).toMatchObject({ retry: false, problem: { status: 400, code: 'invalid' } });
    wire.say({ type: 'ping' });
    await wire.next('pong');
  });

  it('end with 4401 without a hello, and for a token that is none', async () => {
    const silent = await open(VISITOR_PATH);
    silent.say({ type: 'typing', conversation_id: uuidv7() });
    expect((await silent.closed).code).toBe(CLOSE.unauthenticated);
    const lying = await open(VISITOR_PATH);
    lying.say({ type: 'hello', token: 'a.b.c' });
    expect((await lying.closed).code).toBe(CLOSE.unauthenticated);
  });

  it('are closed to pages of other origins', async () => {
    const headers = { origin: 'https://evil.example' };
    const visitor = await open(VISITOR_PATH, headers);
    visitor.say({ type: 'hello', token: guest.token });
    expect((await visitor.closed).code).toBe(CLOSE.forbidden);
    const cookie = `atrium_access=${ada.token}`;
    const staff = new Wire(app.url + STAFF_PATH, { ...headers, cookie });
    expect((await staff.closed).code).toBe(1006);
    const own = await open(STAFF_PATH, { origin: app.url, cookie });
    await own.next('ready');
    await own.close();
  });
});

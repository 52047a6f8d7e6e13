import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { multipart, PNG } from '../../../testing/multipart.ts';
import { openBench, type Bench } from '../../../testing/identity-bench.ts';

let bench: Bench;
let token: string;

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  await bench.clear();
  token = await bench.setUp();
});
afterAll(() => bench.close());

const patch = (path: string, body: object) => bench.call('PATCH', path, { token, body });
const become = async (role: string) => {
  await bench.rows('UPDATE users SET role = $1', [role]);
  bench.pass(5000);
};

describe('the organization', () => {
  it('is read by everybody in it and changed by administrators', async () => {
    const changes = { currency: 'EUR', time_zone: 'Europe/Berlin', locale: 'de-AT' };
    const answer = await patch('/organization', { ...changes, version: 1 });
    expect(answer.json()).toEqual({
      id: 1,
      name: 'Acme',
      address: null,
      phone: null,
      email: null,
      website: null,
      tax_id: null,
      logo_file_id: null,
      logo_url: null,
      payment_terms_days: 14,
      ...changes,
      version: 2,
    });
    const entries = await bench.rows(
      "SELECT changes FROM audit_log WHERE action = 'organization.updated'",
    );
    expect(entries).toEqual([
      {
        changes: {
          currency: ['USD', 'EUR'],
          time_zone: ['UTC', 'Europe/Berlin'],
          locale: ['en', 'de-AT'],
        },
      },
    ]);
    await become('user');
    const read = await bench.call('GET', '/organization', { token });
    expect(read.json()).toEqual(answer.json());
    expect((await patch('/organization', { name: 'X', version: 2 })).statusCode).toBe(403);
    expect((await bench.call('GET', '/organization')).statusCode).toBe(401);
  });

  it('is not changed by a version that is past', async () => {
    await patch('/organization', { name: 'New', version: 1 });
    const late = await patch('/organization', { name: 'Newer', version: 1 });
    expect(late.json()).toMatchObject({ status: 409, current: { name: 'New', version: 2 } });
  });

  it.each([
    [422, 'currency', 'ZZZ'],
    [400, 'currency', 'euro'],
    [422, 'time_zone', 'Mars/Base'],
    [422, 'time_zone', '+02:00'],
    [422, 'locale', 'no such'],
    [422, 'locale', 'xx'],
    [400, 'name', ''],
    [400, 'email', 'no address'],
    [400, 'website', 'javascript:alert(1)'],
    [400, 'payment_terms_days', 366],
    [400, 'payment_terms_days', -1],
    [400, 'address', 'x'.repeat(1001)],
    [400, 'tax_id', 'a\u0000b'],
    [400, 'logo_file_id', 'no id'],
    [422, 'logo_file_id', '0197a8c0-0000-7000-8000-000000000000'],
  ])('answers %i for %s %j', async (status, path, value) => {
    const answer = await patch('/organization', { [path]: value, version: 1 });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors).toEqual([expect.objectContaining({ path })]);
  });
});

describe('what stands on papers', () => {
  it('is kept, and everybody is told of it with himself', async () => {
    const changes = {
      address: 'Kastanienallee 12\n10435 Berlin',
      phone: '+49 30 1234567',
      email: 'Hello@Acme.example',
      website: 'acme.example',
      tax_id: 'DE 123456789',
      payment_terms_days: 30,
    };
    const kept = { ...changes, email: 'hello@acme.example', website: 'https://acme.example' };
    const answer = await patch('/organization', { ...changes, version: 1 });
    expect(answer.json()).toMatchObject(kept);
    const me = await bench.call('GET', '/auth/me', { token });
    expect(me.json().organization).toEqual(answer.json());
    const empty = { address: null, phone: null, email: null, website: null, tax_id: null };
    const emptied = await patch('/organization', { ...empty, version: 2 });
    expect(emptied.json()).toMatchObject({ ...empty, payment_terms_days: 30, version: 3 });
  });
});

describe('the logo', () => {
  const upload = async (file: Buffer, name: string): Promise<string> => {
    const { headers, body } = multipart(file, name);
    const answer = await bench.call('POST', '/files', { token, headers, body });
    return answer.json().id;
  };

  it('is a file of the organization, shown by an address and taken away again', async () => {
    const logo_file_id = await upload(PNG, 'logo.png');
    const given = await patch('/organization', { logo_file_id, version: 1 });
    expect(given.json()).toMatchObject({ logo_file_id, version: 2 });
    const shown = await bench.call('GET', given.json().logo_url);
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/png']);
    expect(shown.rawPayload.equals(PNG)).toBe(true);
    const gone = await patch('/organization', { logo_file_id: null, version: 2 });
    expect(gone.json()).toMatchObject({ logo_file_id: null, logo_url: null, version: 3 });
  });

  it('of another organization does not exist', async () => {
    const stranger = await bench.organization('Stranger');
    const { headers, body } = multipart(PNG, 'logo.png');
    const sending = { token: stranger.token, headers, body };
    const logo_file_id = (await bench.call('POST', '/files', sending)).json().id;
    const answer = await patch('/organization', { logo_file_id, version: 1 });
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [{ path: 'logo_file_id', code: 'unknown' }],
    });
  });

  it.each([
    ['what is no picture', Buffer.from('%PDF-1.7\n'), 'logo.pdf', 'type'],
    ['a picture that is cut off', PNG.subarray(0, 45), 'logo.png', 'unreadable'],
    ['a picture that unpacks to too much', bomb(), 'logo.png', 'unreadable'],
    [
      'a JPEG that is none',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]),
      'logo.jpg',
      'unreadable',
    ],
    ['more than 2 MB', Buffer.concat([PNG, Buffer.alloc(2 ** 21)]), 'logo.png', 'too_large'],
  ])('is not %s', async (_what, ...[file, name, code]) => {
    const logo_file_id = await upload(file, name);
    const answer = await patch('/organization', { logo_file_id, version: 1 });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ path: 'logo_file_id', code }] });
  });
});

/** A PNG of 64 KB that unpacks to 64 MB. */
function bomb(): Buffer {
  const data = deflateSync(Buffer.alloc(2 ** 26));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([PNG.subarray(0, 33), length, Buffer.from('IDAT'), data, Buffer.alloc(4)]);
}

describe('the profile', () => {
  it('is changed by its owner', async () => {
    const changes = { first_name: 'Eda', theme: 'dark', time_zone: 'Asia/Tokyo' };
    const answer = await patch('/auth/me', { ...changes, version: 1 });
    expect(answer.json()).toMatchObject({ ...changes, name: 'Eda Admin', version: 2 });
    expect((await bench.call('GET', '/auth/me', { token })).json()).toEqual(answer.json());
    const cleared = await patch('/auth/me', { time_zone: null, version: 2 });
    expect(cleared.json()).toMatchObject({ time_zone: null, version: 3 });
    expect((await patch('/auth/me', { theme: 'light', version: 1 })).json()).toMatchObject({
      status: 409,
      current: { theme: 'dark', permissions: expect.any(Array) },
    });
  });

  it.each([
    [422, { time_zone: 'Mars/Base', version: 1 }],
    [400, { theme: 'pink', version: 1 }],
    [400, { role: 'admin', version: 1 }],
    [400, { first_name: 'X' }],
  ])('answers %i for %j', async (status, body) => {
    expect((await patch('/auth/me', body)).statusCode).toBe(status);
  });
});

describe('the audit trail', () => {
  it('is read by administrators, filtered and paged', async () => {
    await patch('/organization', { name: 'Acme & Co', version: 1 });
    const read = async (query = '') => bench.call('GET', `/audit-log${query}`, { token });
    const all = await read();
    expect(all.headers['x-total-count']).toBe('4');
    expect(all.json()[0]).toMatchObject({
      at: bench.now().toISOString(),
      actor_type: 'user',
      actor_id: '1',
      actor_name: 'Ada Admin',
      action: 'organization.updated',
      entity: 'organization',
      entity_id: '1',
      changes: { name: ['Acme', 'Acme & Co'] },
      request_id: expect.any(String),
      ip: '127.0.0.1',
    });
    expect((await read('?entity=user')).json()).toHaveLength(1);
    expect((await read('?at_gt=2099-01-01')).json()).toEqual([]);
    const first = await read('?per_page=3');
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    expect((await bench.call('GET', next, { token })).json()).toHaveLength(1);
    expect((await read('?nonsense=1')).statusCode).toBe(400);
  });

  it('is for administrators', async () => {
    await become('user');
    expect((await bench.call('GET', '/audit-log', { token })).statusCode).toBe(403);
    expect((await bench.call('GET', '/audit-log')).statusCode).toBe(401);
  });
});

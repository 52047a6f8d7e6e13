import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { RecordFile } from '@atrium/contract/work/on-records/attachments.ts';
import type { TimelineEntry } from '@atrium/contract/records/timeline.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { multipart, PNG } from '../../../testing/multipart.ts';
import { systemScope } from '../../../platform/scope.ts';
import { expectProblem, fieldsOf } from '../../../testing/problems.ts';
import { openHouse, type House } from '../../../testing/realtime/house.ts';
import { salesOf } from '../../../testing/sales.ts';
import type { Staff } from '../../../testing/test-app.ts';
import { KEPT_DAYS } from './attachments.queries.ts';
import { purgeFiles } from './purge.ts';

const MB = 1024 * 1024;
const DAY_MS = 86_400_000;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

let house: House;
let ada: Staff;
let account: { id: number };

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  ada = await house.organization();
  account = await salesOf(ada).account({ name: 'Fern' });
});

const pathFor = (id: number | string = account.id, type = 'account') =>
  `/attachments?attachable_type=${type}&attachable_id=${id}`;
const upload = (bytes: Buffer, name: string, path = pathFor()) =>
  house.call('POST', path, { token: ada.token, ...multipart(bytes, name) });
const put = async (bytes: Buffer, name: string): Promise<RecordFile> => {
  const answer = await upload(bytes, name);
  expect(answer.body).toContain('"id"');
  return answer.json();
};
const filesOf = async (): Promise<RecordFile[]> => (await ada.call('GET', pathFor())).json();
const told = async () =>
  (await ada.call('GET', `/accounts/${account.id}/timeline?kind=file`)).json<TimelineEntry[]>();
/** Everything that lies in the file store, finished or not. */
async function stored(): Promise<string[]> {
  const root = join(house.platform.config.DATA_DIR, 'files');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('a file on a record', () => {
  it('is kept with what it is, told on the timeline, and read by its address', async () => {
    const file = await put(PDF, '../Offer “Spring”.pdf');
    expect(file).toMatchObject({
      attachable_type: 'account',
      attachable_id: String(account.id),
      filename_original: 'Offer “Spring”.pdf',
      mime_type: 'application/pdf',
      size_in_bytes: PDF.length,
      uploaded_by_id: ada.id,
      uploaded_by_name: ada.name,
      is_kept: false,
      can: { remove: true },
    });
    expect(await filesOf()).toEqual([file]);
    expect(await told()).toMatchObject([{ summary: `Added the file ${file.filename_original}` }]);
    const read = await house.call('GET', file.url);
    expect(read.rawPayload.equals(PDF)).toBe(true);
    expect(read.headers['content-disposition']).toMatch(/^inline/);
  });

  it.each([
    ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['page.html', '<!doctype html><script>alert(1)</script>'],
    ['list.csv', '=cmd();1'],
  ])('called %s is only downloaded, and nothing in it runs', async (name, text) => {
    const { url } = await put(Buffer.from(text), name);
    const { headers } = await house.call('GET', url);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'");
  });

  it('is taken off, put back within 30 days, and gone with its bytes after them', async () => {
    const file = await put(PNG, 'a.png');
    const remove = () => ada.call('DELETE', `/attachments/${file.id}`);
    const restore = () => ada.call('POST', `/attachments/${file.id}/restore`, {});
    expect((await remove()).statusCode).toBe(204);
    expect(await filesOf()).toEqual([]);
    expectProblem(await house.call('GET', file.url), 404, 'not_found');
    expectProblem(await remove(), 404, 'not_found');
    const before = await stored();
    await purgeAfter(KEPT_DAYS - 1);
    expect(await stored()).toEqual(before);
    expect((await restore()).statusCode).toBe(200);
    const [again] = await filesOf();
    expect((await house.call('GET', again!.url)).rawPayload.equals(PNG)).toBe(true);
    expect((await told()).map(({ summary }) => summary)).toEqual([
      'Put back the file a.png',
      'Removed the file a.png',
      'Added the file a.png',
    ]);
    await remove();
    // What the next purge takes cannot be put back in the meantime: it would come back without its bytes.
    const late = new Date(house.now().getTime() - (KEPT_DAYS + 1) * DAY_MS).toISOString();
    await house.rows('UPDATE attachments SET removed_at = $2 WHERE id = $1', [file.id, late]);
    expectProblem(await restore(), 404, 'not_found');
    for (let night = 1; night <= 2; night++) await purgeAfter(KEPT_DAYS + night);
    expect(await stored()).toHaveLength(before.length - 1);
    expectProblem(await restore(), 404, 'not_found');
  });

  it('moves to the account that stays when two become one', async () => {
    const other = await salesOf(ada).account({ name: 'Fern Ltd' });
    const file = await put(PNG, 'a.png');
    const merge = { other_id: account.id, version: 1, other_version: 1, choices: {} };
    await ada.call('POST', `/accounts/${other.id}/merge`, merge);
    const list = await ada.call('GET', pathFor(other.id));
    expect(list.json()).toMatchObject([{ id: file.id }]);
  });

  it('is also a paper that was kept, which stays where it is', async () => {
    const order = await salesOf(ada).order();
    await ada.call('POST', `/orders/${order.id}/papers`, { kind: 'invoice' });
    const [paper] = (await ada.call('GET', pathFor(order.id, 'order'))).json<RecordFile[]>();
    expect(paper).toMatchObject({ is_kept: true, mime_type: 'application/pdf' });
    expect(paper?.can).toEqual({ remove: false });
    expectProblem(await ada.call('DELETE', `/attachments/${paper?.id}`), 403, 'forbidden');
  });
});

describe('an upload', () => {
  it.each([
    ['offer.pdf.exe', Buffer.from('MZ and more'), 'Programs and scripts'],
    ['offer.exe.pdf', PDF, 'two endings'],
    ['offer.pdf', Buffer.from('MZ and more'), 'Programs and scripts'],
    ['offer.pdf', Buffer.from('Only words'), 'does not fit'],
    ['run.sh', Buffer.from('#!/bin/sh'), 'Programs and scripts'],
    ['data.xyz', Buffer.from('x'), 'This kind of file'],
  ])('called %s is refused in words, and nothing is written', async (name, bytes, words) => {
    const before = await stored();
    const problem = expectProblem(await upload(bytes, name), 415, 'unsupported_media_type');
    expect(problem.detail).toContain(words);
    expect([await stored(), await filesOf(), await told()]).toEqual([before, [], []]);
  });

  it('for a record that is not there, or a stranger’s, is refused before a byte is kept', async () => {
    const stranger = await house.organization('Strangers');
    const foreign = await salesOf(stranger).account();
    const before = await stored();
    for (const path of [pathFor(foreign.id), pathFor(999_999), pathFor(1, 'case')]) {
      const problem = expectProblem(await upload(PNG, 'a.png', path), 422, 'rule');
      expect(fieldsOf(problem)).toEqual(['attachable_id']);
    }
    expect(await stored()).toEqual(before);
  });

  it('takes a ZIP as it is, whatever would come out of it', async () => {
    // An entry that says it becomes four gigabytes: nobody looks inside.
    const bomb = Buffer.concat([
      Buffer.from('504b03041400000008000000210000000000', 'hex'),
      Buffer.from('10000000ffffffff0500000061', 'hex'),
      randomBytes(4000),
    ]);
    expect(await put(bomb, 'all.zip')).toMatchObject({ size_in_bytes: bomb.length });
  });

  it('of 100 MB streams through: it is never in memory as a whole', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const size = 100 * MB;
    const answer = await stream(size, () => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    });
    expect(answer).toMatchObject({ status: 201, body: { size_in_bytes: size } });
    // What the collector has not fetched yet counts too; held as a whole it would be 100 and more.
    expect(most / MB).toBeLessThan(85);
  });

  it.each([
    ['says so', true],
    ['does not say so', false],
  ])('of 300 MB that %s is refused, and nothing half is left', async (_what, isTold) => {
    const before = await stored();
    const answer = await stream(300 * MB, () => undefined, isTold);
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect([await stored(), await filesOf()]).toEqual([before, []]);
  });
});

async function purgeAfter(days: number): Promise<void> {
  house.pass(days * DAY_MS);
  await purgeFiles.run(systemScope(house.platform, ada.org, 'test'), {});
  house.pass(-days * DAY_MS);
}

/** Sends a PDF of so many bytes over a real connection, piece by piece, until there is an answer. */
async function stream(size: number, look: () => void, isTold = true) {
  const boundary = 'the-boundary';
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const piece = Buffer.alloc(256 * 1024, 32);
  const all = size - '%PDF-1.4\n'.length;
  function* pieces() {
    yield head;
    for (let at = 0; at < all; at += piece.length) {
      if (at % (4 * MB) === 0) look();
      yield piece.subarray(0, Math.min(piece.length, all - at));
    }
    yield tail;
  }
  const sending = httpRequest(`${house.url}/api/v1${pathFor()}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ada.token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(isTold && { 'content-length': head.length + all + tail.length }),
    },
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  // A server that has refused need not read on.
  const sent = pipeline(Readable.from(pieces()), sending).catch(() => undefined);
  const [response] = await answered;
  const body = JSON.parse(await text(response)) as Record<string, unknown>;
  sending.destroy();
  await sent;
  return { status: response.statusCode, body };
}

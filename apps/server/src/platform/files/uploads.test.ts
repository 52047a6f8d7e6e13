import { Readable } from 'node:stream';
import { ATTACHMENT_TYPES } from '@atrium/contract/inbox/limits.ts';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  newPlace,
  newScope,
  openWorkbench,
  type Place,
  type Workbench,
} from '../../testing/workbench.ts';
import { ProblemError } from '../problem.ts';
import type { Scope } from '../scope.ts';
import { sendFile, signedUrl, verifyFileLink } from './links.ts';
import { storeUpload, type FileRow } from './uploads.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]);
const MB = 1024 * 1024;

let place: Place;
let bench: Workbench;
let scope: Scope;
let app: FastifyInstance;

beforeAll(async () => {
  place = await newPlace();
  bench = await openWorkbench(place);
  scope = await newScope(bench.platform);
  app = Fastify();
  app.get<{ Params: { id: string }; Querystring: { expires: string; signature: string } }>(
    '/api/v1/files/:id',
    ({ params, query }, reply) => {
      const { id } = params;
      return sendFile(scope, reply, {
        id,
        expires: Number(query.expires),
        signature: query.signature,
      });
    },
  );
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof ProblemError ? 404 : 500).send(String(error)),
  );
});

afterAll(async () => {
  await app.close();
  await bench.close();
  await place.leave();
});

function upload(bytes: Buffer, filename: string, maxBytes = MB): Promise<FileRow> {
  const stream = Readable.from(inPieces(bytes), { objectMode: false });
  return storeUpload(scope, { stream, filename, maxBytes, types: ATTACHMENT_TYPES });
}

/** Small pieces: the type must be found across them. */
function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

function countFiles(): Promise<number> {
  return bench.platform.db.transact(scope, async (tx) => {
    const rows = await tx.selectFrom('files').select('id').execute();
    return rows.length;
  });
}

describe('an upload', () => {
  it('is kept with what it really is', async () => {
    const bytes = Buffer.concat([PNG, Buffer.alloc(20_000, 7)]);
    const row = await upload(bytes, '../Holiday\u202E.png');
    expect(row).toMatchObject({
      org_id: scope.org,
      name: 'Holiday.png',
      type: 'image/png',
      size: bytes.length,
      uploaded_by_type: 'system',
    });
    const answer = await app.inject(signedUrl(bench.platform, row, scope.now));
    expect(answer.rawPayload.equals(bytes)).toBe(true);
  });

  it.each([
    ['SVG', SVG, 'a.svg'],
    ['SVG that calls itself a picture', SVG, 'a.png'],
    ['HTML', HTML, 'a.html'],
    ['HTML that calls itself a picture', HTML, 'a.gif'],
    ['a program that calls itself a document', EXE, 'offer.pdf'],
    ['a picture that calls itself a page', PNG, 'a.html'],
    ['nothing known', Buffer.from('hello'), 'a.png'],
  ])('of %s is refused, and nothing is kept', async (_what, bytes, filename) => {
    const before = await countFiles();
    await expect(upload(bytes, filename)).rejects.toMatchObject({ code: 'unsupported_media_type' });
    expect(await countFiles()).toBe(before);
  });

  it('of nothing is refused', async () => {
    await expect(upload(Buffer.alloc(0), 'a.png')).rejects.toMatchObject({ code: 'malformed' });
  });

  it('that is too large is refused, and nothing is kept', async () => {
    const before = await countFiles();
    const large = Buffer.concat([PNG, Buffer.alloc(MB)]);
    await expect(upload(large, 'a.png')).rejects.toMatchObject({ code: 'too_large' });
    expect(await countFiles()).toBe(before);
  });
});

describe('a signed address', () => {
  it('stays the same within the hour and ends after at most two', async () => {
    const row = await upload(PNG, 'a.png');
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
    expect(signedUrl(bench.platform, row, at(0))).toBe(signedUrl(bench.platform, row, at(59)));
    expect(signedUrl(bench.platform, row, at(0))).not.toBe(signedUrl(bench.platform, row, at(60)));
    const { searchParams } = new URL(signedUrl(bench.platform, row, at(30)), 'http://here');
    const claim = {
      expires: Number(searchParams.get('expires')),
      signature: searchParams.get('signature') ?? '',
    };
    const verify = (now: Date, id = row.id) => verifyFileLink(bench.platform, id, { claim, now });
    expect(verify(at(30))).toBe(scope.org);
    expect(verify(at(119))).toBe(scope.org);
    expect(verify(at(120))).toBeNull();
    expect(verify(at(30), '0190a0a0-0000-7000-8000-000000000000')).toBeNull();
  });

  it('is worth nothing when any part of it was changed', async () => {
    const row = await upload(PNG, 'a.png');
    const stranger = await newScope(bench.platform, 'Stranger');
    const url = new URL(signedUrl(bench.platform, row, scope.now), 'http://here');
    const changed = (name: string, change: (value: string) => string) => {
      const copy = new URL(url);
      copy.searchParams.set(name, change(copy.searchParams.get(name) ?? ''));
      return copy.pathname + copy.search;
    };
    const addresses = [
      changed('expires', (value) => String(Number(value) + 3600)),
      changed('signature', (value) => value.replace(/^\d+/, String(stranger.org))),
      changed('signature', (value) => value.slice(0, -1) + (value.endsWith('A') ? 'B' : 'A')),
      changed('signature', (value) => value.replace(/^\d+\./, '')),
      changed('signature', () => ''),
      url.pathname,
    ];
    for (const address of addresses) {
      expect((await app.inject(address)).statusCode, address).toBe(404);
    }
    expect((await app.inject(url.pathname + url.search)).statusCode).toBe(200);
  });

  it.each([
    {
      bytes: PNG,
      name: 'Ünïcode "1" (a).png',
      type: 'image/png',
      policy: "sandbox; default-src 'none'",
    },
    { bytes: PDF, name: 'offer.pdf', type: 'application/pdf', policy: "default-src 'none'" },
  ])('shows $type in place, and lets nothing in it run', async ({ bytes, name, type, policy }) => {
    const row = await upload(bytes, name);
    const { headers, statusCode } = await app.inject(signedUrl(bench.platform, row, scope.now));
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': policy,
      'cache-control': 'private, max-age=3600, immutable',
    });
    expect(headers['content-disposition']).toMatch(/^inline; filename="/);
  });

  it('names the file for old and new browsers', async () => {
    const row = await upload(PNG, 'Größe (1).png');
    const { headers } = await app.inject(signedUrl(bench.platform, row, scope.now));
    expect(headers['content-disposition']).toBe(
      `inline; filename="Gr__e (1).png"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29.png`,
    );
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileMissing, newKey, openFileStore, TooLarge, type FileStore } from '../index.ts';
import { BUCKET, CREDENTIALS, S3Server } from '../../../testing/stand-ins/s3-server.ts';

const MB = 1024 * 1024;
const log = pino({ level: 'silent' });
const s3 = new S3Server();
let directory: string;
const stores = new Map<string, FileStore>();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atrium-files-'));
  const bucket = {
    S3_ENDPOINT: await s3.listen(),
    S3_BUCKET: BUCKET,
    S3_REGION: 'eu-central-1',
    S3_ACCESS_KEY_ID: CREDENTIALS.id,
    S3_SECRET_ACCESS_KEY: CREDENTIALS.secret,
  };
  stores.set('local', await openFileStore({ DATA_DIR: directory, S3_REGION: '' }, log));
  stores.set('s3', await openFileStore({ DATA_DIR: directory, ...bucket }, log));
});

afterAll(async () => {
  for (const store of stores.values()) await store.close();
  await s3.close();
  await rm(directory, { recursive: true, force: true });
});

function storeOf(kind: string): FileStore {
  const store = stores.get(kind);
  if (!store) throw new Error(`There is no ${kind} store`);
  return store;
}

/** A stream in pieces of 64 KB that counts how many were asked for. */
function inPieces(bytes: Buffer, breakAfter = Infinity) {
  let given = 0;
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 65_536) {
      if (at >= breakAfter) throw new Error('the line broke');
      given += 1;
      yield bytes.subarray(at, at + 65_536);
    }
  }
  return { stream: Readable.from(pieces(), { objectMode: false }), given: () => given };
}

/** Everything that lies in the directory, finished or not. */
async function leftovers(): Promise<string[]> {
  const entries = await readdir(join(directory, 'files'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe.each(['local', 's3'])('the %s store', (kind) => {
  it.each([0, 5, 300_000, 12 * MB])('gives back %d bytes as they came', async (size) => {
    const store = storeOf(kind);
    const bytes = randomBytes(size);
    const key = newKey();
    const stored = await store.put(key, inPieces(bytes).stream, { type: 'image/png' });
    expect(stored).toEqual({ size, sha256: createHash('sha256').update(bytes).digest('hex') });
    const got = await store.get(key);
    expect(got.size).toBe(size);
    expect((await buffer(got.stream)).equals(bytes)).toBe(true);
    await store.remove(key);
    await store.remove(key);
    await expect(store.get(key)).rejects.toThrow(FileMissing);
  });

  it.each([100_000, 11 * MB])(
    'keeps nothing of a stream that breaks after %d bytes',
    async (breakAfter) => {
      const key = newKey();
      const { stream } = inPieces(randomBytes(12 * MB), breakAfter);
      const put = storeOf(kind).put(key, stream, { type: 'image/png' });
      await expect(put).rejects.toThrow('the line broke');
      await expect(storeOf(kind).get(key)).rejects.toThrow(FileMissing);
      expect(await leftovers()).toEqual([]);
      expect(s3.uploads.size).toBe(0);
    },
  );

  it('stops reading when there is too much, and keeps nothing', async () => {
    const key = newKey();
    const source = inPieces(randomBytes(12 * MB));
    const put = storeOf(kind).put(key, source.stream, { type: 'image/png', maxBytes: MB });
    await expect(put).rejects.toThrow(TooLarge);
    expect(source.given()).toBeLessThan(40);
    await expect(storeOf(kind).get(key)).rejects.toThrow(FileMissing);
    expect(await leftovers()).toEqual([]);
  });

  it('takes exactly as much as it may', async () => {
    const put = storeOf(kind).put(newKey(), inPieces(randomBytes(MB)).stream, {
      type: 'x',
      maxBytes: MB,
    });
    await expect(put).resolves.toMatchObject({ size: MB });
    for (const name of await leftovers()) await storeOf('local').remove(name);
  });

  it.each(['../../etc/passwd', 'a/b', '', 'A'.repeat(40), `${'a'.repeat(39)}/`])(
    'refuses %j as a key',
    async (key) => {
      const store = storeOf(kind);
      await expect(async () => store.get(key)).rejects.toThrow(TypeError);
      await expect(async () => store.remove(key)).rejects.toThrow(TypeError);
    },
  );

  it('says that it is there', async () => {
    await expect(storeOf(kind).check()).resolves.toBeUndefined();
  });
});

describe('the local store', () => {
  it('lets nobody else read', async () => {
    const key = newKey();
    await storeOf('local').put(key, Readable.from([Buffer.from('x')]), { type: 'x' });
    const file = join(directory, 'files', key.slice(0, 2), key.slice(2, 4), key);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    await storeOf('local').remove(key);
  });
});

describe('the S3 store', () => {
  it('sends large files in parts and says what they are', async () => {
    s3.calls.length = 0;
    const key = newKey();
    await storeOf('s3').put(key, inPieces(randomBytes(12 * MB)).stream, {
      type: 'application/pdf',
    });
    expect(s3.calls.toSorted()).toEqual([
      'POST complete',
      'POST uploads',
      'PUT part',
      'PUT part',
      'PUT part',
    ]);
    expect(s3.objects.get(`files/${key}`)?.type).toBe('application/pdf');
  });

  it('throws the parts away when the end does not succeed, and does not leave the sender waiting', async () => {
    s3.failWith = (call) => (call === 'PUT part' ? 400 : null);
    const put = storeOf('s3').put(newKey(), inPieces(randomBytes(12 * MB)).stream, { type: 'x' });
    await expect(put).rejects.toThrow();
    s3.failWith = () => null;
    expect(s3.uploads.size).toBe(0);
  });

  it('does not say that it is there with the wrong secret', async () => {
    const wrong = await openFileStore(
      {
        DATA_DIR: directory,
        S3_ENDPOINT: s3.address,
        S3_BUCKET: BUCKET,
        S3_REGION: 'eu-central-1',
        S3_ACCESS_KEY_ID: CREDENTIALS.id,
        S3_SECRET_ACCESS_KEY: 'something else',
      },
      log,
    );
    await expect(wrong.check()).rejects.toThrow();
    await wrong.close();
  });
});

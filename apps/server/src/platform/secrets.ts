import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keys of this installation, all derived (HKDF, RFC 5869) from one secret that never leaves the machine. */
export interface Secrets {
  /** 32 bytes for one purpose; the same purpose always gives the same key. */
  key(purpose: string): Buffer;
  /** HMAC-SHA256 of a text, base64url. */
  sign(purpose: string, text: string): string;
  /** Compares in constant time. */
  verify(claim: { purpose: string; text: string; signature: string }): boolean;
  /** AES-256-GCM; for what must be readable again, such as a TOTP secret. */
  encrypt(text: string): string;
  decrypt(sealed: string): string;
}

/** A random text of 256 bits that can stand in a link. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a random token: it has 256 bits of its own, so a plain hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Reads the root secret of the data directory, making it on the first start (mode 0600). */
export async function readRootSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret.key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(randomToken());
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new Error(`${file} is damaged: it must hold at least 32 characters`);
  return secret;
}

/** Derives everything from one root secret. */
export function openSecrets(root: string): Secrets {
  const keys = new Map<string, Buffer>();
  const key = (purpose: string) => {
    const known = keys.get(purpose);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', root, 'atrium', purpose, 32));
    keys.set(purpose, made);
    return made;
  };
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', key(purpose)).update(text).digest('base64url');
  return {
    key,
    sign,
    verify({ purpose, text, signature }) {
      const expected = Buffer.from(sign(purpose, text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    encrypt: (text) => encrypt(key('encryption'), text),
    decrypt: (sealed) => decrypt(key('encryption'), sealed),
  };
}

function encrypt(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

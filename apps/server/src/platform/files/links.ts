import type { FastifyReply } from 'fastify';
import { found } from '../policy.ts';
import type { Caller, Platform } from '../scope.ts';
import { findFile, type FileRow } from './files.queries.ts';

const HOUR = 3600;
const PURPOSE = 'file';

/** What a browser may show in place; all else is downloaded. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']);

/** The query of a download. */
export interface FileClaim {
  expires: number;
  /** `<organization>.<HMAC>`: it says where to look, and is worth nothing when changed. */
  signature: string;
}

/**
 * An address under which whoever has it may read one file, for one to two hours. Within an hour it
 * stays the same, so that browsers can keep what they have.
 */
export function signedUrl(
  { secrets }: Pick<Platform, 'secrets'>,
  file: Pick<FileRow, 'org_id' | 'id'>,
  now: Date,
): string {
  const expires = (Math.floor(now.getTime() / 1000 / HOUR) + 2) * HOUR;
  const mac = secrets.sign(PURPOSE, textOf(file.org_id, file.id, expires));
  return `/api/v1/files/${file.id}?expires=${expires}&signature=${file.org_id}.${mac}`;
}

function textOf(org: number, id: string, expires: number): string {
  return `${org}/${id}/${expires}`;
}

/** The organization whose file the address names; `null` when it was made up, changed or has ended. */
export function verifyFileLink(
  { secrets }: Pick<Platform, 'secrets'>,
  id: string,
  { claim, now }: { claim: FileClaim; now: Date },
): number | null {
  const [, org, signature] = /^(\d{1,15})\.([\w-]+)$/.exec(claim.signature) ?? [];
  if (!org || !signature || claim.expires * 1000 <= now.getTime()) return null;
  const text = textOf(Number(org), id, claim.expires);
  return secrets.verify({ purpose: PURPOSE, text, signature }) ? Number(org) : null;
}

/**
 * Answers with a file. The signature is the permission.
 *
 * @throws ProblemError `not_found` for a bad or ended address as for a file that is not there.
 */
export async function sendFile(
  caller: Caller,
  reply: FastifyReply,
  { id, ...claim }: FileClaim & { id: string },
): Promise<FastifyReply> {
  const { platform, now } = caller;
  const org = verifyFileLink(platform, id, { claim, now });
  const file = found(
    org === null
      ? undefined
      : await platform.db.transact({ org }, (tx) => findFile(tx, { org, id })),
  );
  const { stream, size } = await platform.files.get(file.storage_key);
  reply.headers({
    'content-type': file.type,
    'content-length': size,
    'content-disposition': dispositionOf(file),
    'x-content-type-options': 'nosniff',
    'content-security-policy': policyOf(file),
    // The messenger shows pictures on other people's websites.
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': `private, max-age=${HOUR}, immutable`,
  });
  return reply.send(stream);
}

/** Nothing in a file runs. Chromium shows no PDF in a sandbox, and a PDF runs nothing in our origin anyway. */
function policyOf({ type }: Pick<FileRow, 'type'>): string {
  return type === 'application/pdf' ? "default-src 'none'" : "sandbox; default-src 'none'";
}

/** RFC 6266: a plain name for old programs, and the whole name as RFC 5987 writes it. */
export function dispositionOf({ name, type }: Pick<FileRow, 'name' | 'type'>): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const kind = SHOWN.has(type) ? 'inline' : 'attachment';
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

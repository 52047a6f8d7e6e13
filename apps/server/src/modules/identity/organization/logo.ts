import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { LOGO_TYPES, MAX_LOGO_BYTES } from '@atrium/contract/identity/organization.ts';
import { fileOf, readFile } from '../../../platform/files/reading.ts';
import { PrintFault, type Picture } from '../../../platform/pdf/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';

const PATH = 'logo_file_id';
/** 4 million points of 8 bytes. */
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024;

/** Refuses what could not stand on a paper: it is put on one, to see. */
export async function checkLogo(scope: Scope, id: string): Promise<void> {
  const file = await fileOf(scope, id);
  if (!file) throw fieldProblem(PATH, 'unknown', 'There is no file with this id');
  const { type, size } = file;
  if (!LOGO_TYPES.some((each) => each === type))
    throw fieldProblem(PATH, 'type', 'A logo is a PNG or a JPEG');
  if (size > MAX_LOGO_BYTES) throw fieldProblem(PATH, 'too_large', 'A logo has at most 2 MB');
  const logo = { type, bytes: await readFile(scope, file) };
  if (type === 'image/png') await checkUnpacked(logo.bytes);
  await tryOn(scope, logo);
}

const unpack = promisify(inflate);

/** A picture of 2 MB can unpack to 2 GB. */
async function checkUnpacked(png: Buffer): Promise<void> {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  try {
    await unpack(Buffer.concat(parts), { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch {
    throw fieldProblem(PATH, 'unreadable', 'This picture is broken, or has too many points');
  }
}

async function tryOn(scope: Scope, logo: Picture): Promise<void> {
  const proof = { title: 'Logo', author: '', language: 'en', size: 'A4', footer: '' } as const;
  const content = [{ image: 'logo', fit: [180, 56] as [number, number] }];
  const paper = { ...proof, content, images: { logo }, created_at: scope.now };
  try {
    await scope.platform.printer.print(paper);
  } catch (error) {
    if (!(error instanceof PrintFault)) throw error;
    throw fieldProblem(PATH, 'unreadable', 'This picture cannot be read');
  }
}

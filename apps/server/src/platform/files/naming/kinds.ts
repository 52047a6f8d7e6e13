import {
  endingOf,
  FILE_KINDS,
  nameRefusal,
  REFUSALS,
  type FileKind,
} from '@atrium/contract/work/on-records/file-kinds.ts';
import { fileTypeFromBuffer } from 'file-type';
import { ProblemError } from '../../problem.ts';
import { cleanName, nameFor } from './names.ts';

/** Real types that a computer runs; no name makes them anything else. */
const RUNS = new Set([
  'application/x-msdownload',
  'application/vnd.microsoft.portable-executable',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/x-ms-shortcut',
  'application/x.ms.shortcut',
  'application/x.apple.alias',
  'application/x-apple-diskimage',
  'application/x-deb',
  'application/x-rpm',
  'application/wasm',
]);

function refuse(detail: string): never {
  throw new ProblemError('unsupported_media_type', { detail });
}

/**
 * What a file for a record is, from its name and its first bytes together: the name says how it is opened, the bytes
 * must not speak against it. Nothing is ever unpacked.
 *
 * @throws ProblemError `unsupported_media_type` that says why
 */
export async function identifyForRecord(
  head: Buffer,
  given: string,
): Promise<{ type: string; name: string }> {
  const real = (await fileTypeFromBuffer(head))?.mime;
  const name = withEnding(cleanName(given), real);
  const refusal = isProgram(head, real) ? 'program' : nameRefusal(name);
  if (refusal) refuse(REFUSALS[refusal]);
  const kind = FILE_KINDS[endingOf(name) ?? ''];
  if (!kind || !fits(kind, head, real)) refuse('The name of the file does not fit its content');
  return { type: kind.type, name };
}

/** A picture or a PDF is called what it is, also when its name forgot to say so or names another kind of picture. */
function withEnding(name: string, real: string | undefined): string {
  if (real === undefined || nameRefusal(name) === 'program') return name;
  const isKnown = (endingOf(name) ?? '') in FILE_KINDS;
  return isKnown && !real.startsWith('image/') ? name : (nameFor(name, real) ?? name);
}

function isProgram(head: Buffer, real: string | undefined): boolean {
  return (real !== undefined && RUNS.has(real)) || head.subarray(0, 2).toString('latin1') === '#!';
}

function fits({ content }: FileKind, head: Buffer, real: string | undefined): boolean {
  if (content === 'any') return real === undefined || !real.startsWith('image/');
  if (content !== 'text') return real !== undefined && content.includes(real);
  return isText(head) && (real === undefined || /xml|svg|rtf|html|calendar|vcard/.test(real));
}

/** Text has no zero bytes, unless it says at its beginning that it is UTF-16. */
function isText(head: Buffer): boolean {
  const mark = head.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff' || !head.includes(0);
}

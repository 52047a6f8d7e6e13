import { buffer } from 'node:stream/consumers';
import type { Scope } from '../scope.ts';
import { findFile, type FileRow } from './files.queries.ts';

/** The organization's file with this id. */
export function fileOf(scope: Scope, id: string): Promise<FileRow | undefined> {
  return scope.platform.db.transact(scope, (tx) => findFile(tx, { org: scope.org, id }));
}

/** The whole of a file that is known to be small. */
export async function readFile(
  { platform }: Pick<Scope, 'platform'>,
  file: Pick<FileRow, 'storage_key'>,
): Promise<Buffer> {
  const { stream } = await platform.files.get(file.storage_key);
  return buffer(stream);
}

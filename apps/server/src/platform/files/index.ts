import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { openLocalStore } from './stores/local-store.ts';
import type { FileStore } from './stores/store.ts';

export { FileMissing, newKey, TooLarge } from './stores/store.ts';
export type { FileStore, PutOptions, StoredFile } from './stores/store.ts';

type FileConfig = Pick<
  Config,
  | 'DATA_DIR'
  | 'S3_ENDPOINT'
  | 'S3_BUCKET'
  | 'S3_REGION'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
>;

/** Opens the bucket when `S3_BUCKET` is set, else the data directory. */
export async function openFileStore(config: FileConfig, log: Logger): Promise<FileStore> {
  if (!config.S3_BUCKET) return openLocalStore(config.DATA_DIR, log);
  // Loaded only where it is used: the client costs start-up time and memory.
  const { openS3Store } = await import('./stores/s3-store.ts');
  return openS3Store({ ...config, S3_BUCKET: config.S3_BUCKET });
}

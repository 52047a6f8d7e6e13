import { z } from 'zod';

/** Raised when the layout of the archive changes; a reader refuses what it doesn't know. */
export const FORMAT_VERSION = 1;
export const MANIFEST_NAME = 'manifest.json';

const Migration = z.object({ version: z.number().int(), name: z.string(), checksum: z.string() });

/**
 * The last entry of an archive. What stands here was written completely: an archive without it,
 * or with an entry that differs from it, is damaged.
 */
export const BackupManifest = z.object({
  format: z.literal(FORMAT_VERSION),
  created_at: z.iso.datetime(),
  engine: z.enum(['pglite', 'postgres']),
  /** The newest applied migration. */
  schema_version: z.number().int(),
  /** All applied ones: an optional one may be missing in the middle. */
  migrations: z.array(Migration),
  tables: z.record(
    z.string(),
    z.object({ rows: z.number().int(), columns: z.array(z.string()).min(1) }),
  ),
  /** The next value each sequence gives, as text since it may pass 2^53. */
  sequences: z.record(z.string(), z.string()),
  entries: z.record(z.string(), z.object({ size: z.number().int(), sha256: z.string() })),
});

export type BackupManifest = z.infer<typeof BackupManifest>;

/** A backup could not be made or restored; the message is for the person at the keyboard. */
export class BackupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
  }
}

/** `atrium-backup-2026-01-02T03-04-05Z.tar.gz` */
export function backupFileName(at: Date): string {
  return `atrium-backup-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz`;
}

/** The entry of a table. */
export function tableEntry(table: string): string {
  return `tables/${table}.ndjson`;
}

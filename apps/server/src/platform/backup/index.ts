export { requestBackup, serveBackupRequests } from './control.ts';
export { createBackup } from './create-backup.ts';
export type { CreateBackupOptions } from './create-backup.ts';
export { dailyBackup } from './daily-backup.ts';
export { keepDaily } from './keep-daily.ts';
export { backupFileName, BackupError } from './manifest.ts';
export type { BackupManifest } from './manifest.ts';
export { restoreBackup } from './restore-backup.ts';
export type { RestoreBackupOptions } from './restore-backup.ts';

export {
  availableExtensions,
  createMigrationsTable,
  listAppliedMigrations,
  migrate,
  MIGRATION_LOCK,
  runMigration,
} from './migrate.ts';
export type { AppliedMigration, MigrateOptions } from './migrate.ts';
export { fileLabel, readMigrationFiles } from './migration-files.ts';
export type { MigrationFile } from './migration-files.ts';

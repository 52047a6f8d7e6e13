import type { Engine, EngineOptions } from './engine.ts';
import { openPglite } from './pglite-engine.ts';
import { openPostgres } from './postgres-engine.ts';

export { askRunningServer } from './control.ts';
export type { ControlHandler } from './control.ts';
export { DataDirectoryInUse } from './directory-lock.ts';
export type { Engine, EngineLog, EngineOptions } from './engine.ts';

/**
 * Opens PostgreSQL when `databaseUrl` is given and the embedded database otherwise.
 *
 * @throws DataDirectoryInUse when another process has the data directory.
 */
export function openEngine(options: EngineOptions): Promise<Engine> {
  return options.databaseUrl ? openPostgres(options) : openPglite(options);
}

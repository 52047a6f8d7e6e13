export { openDatabase } from './database.ts';
export type { Database, PendingEvent, Tx } from './database.ts';
export type { DB } from './schema.generated.ts';

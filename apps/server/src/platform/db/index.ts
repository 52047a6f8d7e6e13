export { openDatabase } from './database.ts';
export type { Database, Tx } from './database.ts';
export type { DB } from './schema.generated.ts';

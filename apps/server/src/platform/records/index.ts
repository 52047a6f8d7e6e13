export { exportCsv } from './csv.ts';
export { listRecords } from './list.queries.ts';
export type { RecordSource } from './source.ts';
export { updateRecord } from './update.ts';
export type { RecordUpdate } from './update.ts';

export { audit, diff } from './audit.ts';
export type { Changes, NewAuditEntry } from './audit.ts';

/**
 * A hint that something changed or is going on. It holds ids and numbers, never content: the database is the truth,
 * and whoever needs more reads it there. Hints of written changes arrive in commit order; any of them may be lost,
 * then `onResync` is called.
 */
export interface Hint {
  org: number;
  /** `message.created`, `record.updated`, or, for what is never stored, `typing`, `presence` … */
  type: string;
  entity: string;
  id: string;
  [fact: string]: string | number | boolean | null;
}

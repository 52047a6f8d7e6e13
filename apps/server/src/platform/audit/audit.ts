import type { Tx } from '../db/index.ts';
import { actorOf } from '../events/emit.ts';
import type { Scope } from '../scope.ts';
import { insertAuditEntry } from './audit.queries.ts';

/** Field → [before, after]. */
export type Changes = Record<string, [unknown, unknown]>;

export interface NewAuditEntry {
  /** `client.updated`, `user.logged_in` … */
  action: string;
  entity: string;
  entity_id: string | number | null;
  changes?: Changes;
}

/** Writes a line of the audit trail with the transaction it belongs to. Never put secrets into `changes`. */
export async function audit(tx: Tx, scope: Scope, entry: NewAuditEntry): Promise<void> {
  await insertAuditEntry(tx, {
    ...actorOf(scope),
    org_id: scope.org,
    at: scope.now.toISOString(),
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entity_id === null ? null : String(entry.entity_id),
    changes: JSON.stringify(entry.changes ?? {}),
    request_id: scope.requestId,
    ip: scope.ip,
  });
}

/** The fields of `after` that differ from `before`. */
export function diff(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {};
  for (const [field, value] of Object.entries(after)) {
    if (value === undefined || isSame(before[field], value)) continue;
    changes[field] = [before[field] ?? null, value];
  }
  return changes;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys: the database does not keep the order of a document's keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

import type { ListQuery } from '@atrium/contract/core/filters.ts';
import { auditList, type AuditEntry } from '@atrium/contract/identity/audit.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { listRecords, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

const source: RecordSource = {
  from: sql`audit_log AS t`,
  select: sql`t.id, t.at, t.actor_type, t.actor_id, t.actor_name, t.action, t.entity, t.entity_id,
    t.changes, t.request_id, t.ip`,
  list: auditList,
  filled: ['at'],
};

export function list(tx: Tx, scope: Scope, query: ListQuery) {
  return listRecords<AuditEntry>(tx, scope, { source, query });
}

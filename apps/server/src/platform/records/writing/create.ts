import { audit, diff } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import { emit, type NewEvent } from '../../events/emit.ts';
import { userIdOf, type Scope } from '../../scope.ts';
import { tellAssigned } from './assigned.ts';

/** What is noted of every new record. */
export interface Origin {
  org_id: number;
  created_by: number | null;
  created_at: string;
  updated_at: string;
}

/** How one kind of record is made. */
export interface RecordCreation {
  entity: string;
  /** What the caller gave; the audit trail begins with it. */
  input: object;
  insert(origin: Origin): Promise<number>;
  /** A sentence for the timeline: `Account created`. */
  summary: string;
  /** What kind of line that is, and of which other records it is told (see `emit`). */
  told?: Pick<NewEvent, 'kind' | 'also'>;
  client_id?: number | null;
  data?: Record<string, unknown>;
}

/** Makes a record: insert, audit, news, in the caller's transaction. @returns its id */
export async function createRecord(tx: Tx, scope: Scope, made: RecordCreation): Promise<number> {
  const { entity } = made;
  const at = scope.now.toISOString();
  const origin = { org_id: scope.org, created_by: userIdOf(scope), created_at: at, updated_at: at };
  const id = await made.insert(origin);
  const action = `${entity}.created`;
  const changes = diff({}, made.input as Record<string, unknown>);
  await audit(tx, scope, { action, entity, entity_id: id, changes });
  emit(tx, scope, {
    type: action,
    subject: { type: entity, id },
    client_id: made.client_id ?? null,
    summary: made.summary,
    ...made.told,
    data: made.data ?? {},
    live: { version: 1 },
  });
  const values = made.input as Record<string, unknown>;
  tellAssigned(tx, scope, { subject: { type: entity, id }, values });
  return id;
}

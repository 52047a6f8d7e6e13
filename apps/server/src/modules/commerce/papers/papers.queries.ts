import type { PaperKind } from '@atrium/contract/commerce/papers.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** A record of which papers are made. */
export interface Subject {
  type: 'opportunity' | 'order';
  id: number;
}

export interface KeptRow {
  id: string;
  name: string;
  type: string;
  size: number;
  kind: PaperKind;
  kept_at: string;
  kept_by: string | null;
}

const MOST = 100;

/** Events are only added to: what was kept stays kept. */
export async function listKept(tx: Tx, scope: Scope, subject: Subject): Promise<KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    SELECT f.id, f.name, f.type, f.size, e.data ->> 'kind' AS kind, e.occurred_at AS kept_at, e.actor_name AS kept_by
    FROM events e JOIN files f ON f.org_id = e.org_id AND f.id = (e.data ->> 'file_id')::uuid
    WHERE e.org_id = ${scope.org} AND e.subject_type = ${subject.type} AND e.subject_id = ${String(subject.id)}
      AND e.summary IS NOT NULL AND e.type = ${`${subject.type}.paper_kept`}
    ORDER BY e.id DESC LIMIT ${MOST}`.execute(tx);
  return rows;
}

/** The people of a deal who decide stand before the others. */
const PARTS = ['Decision Maker', 'Economic Buyer', 'Champion'];

/** Whom a paper about a deal is for. */
export async function contactOf(tx: Tx, scope: Scope, opportunity: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    SELECT c.name FROM opportunity_contact_roles r
    JOIN contacts c ON c.org_id = r.org_id AND c.id = r.contact_id AND c.removed_at IS NULL
    WHERE r.org_id = ${scope.org} AND r.opportunity_id = ${opportunity}
    ORDER BY array_position(${PARTS}::text[], r.role) NULLS LAST, r.id LIMIT 1`.execute(tx);
  return rows[0]?.name ?? null;
}

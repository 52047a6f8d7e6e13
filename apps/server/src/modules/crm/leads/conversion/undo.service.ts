import type { Client } from '@atrium/contract/clients/clients.ts';
import type { Lead } from '@atrium/contract/crm/leads.ts';
import { audit } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { announceGone, emit } from '../../../../platform/events/emit.ts';
import { authorize, found } from '../../../../platform/policy.ts';
import { ProblemError } from '../../../../platform/problem.ts';
import type { RelatedRows } from '../../../../platform/records/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { beNoClient } from '../../../clients/index.ts';
import { canLead } from '../leads.policy.ts';
import { table } from '../leads.queries.ts';
import { read } from '../leads.service.ts';
import { isUntouched, removeMade, type Made } from './conversion.queries.ts';

/** What went along with a conversion goes back, in the same transaction, before anything is looked at. */
export type OnUndo = (tx: Tx, scope: Scope, undone: { lead_id: number }) => Promise<void>;

interface Undoing {
  id: number;
  version: number;
  hooks: readonly OnUndo[];
  /** What other rooms may have hung on the records. */
  related: readonly RelatedRows[];
}

/** Takes a conversion back: what it made disappears, what it found there stays, the lead is open again. */
export function undo(scope: Scope, { id, version, related, hooks }: Undoing): Promise<Lead> {
  return scope.platform.db.transact(scope, async (tx) => {
    const lead = found(await table.lock(tx, scope, id));
    if (lead.version !== version)
      throw new ProblemError('version_conflict', { current: await read(tx, scope, id) });
    if (lead.status !== 'Converted')
      throw new ProblemError('conflict', { detail: 'This lead has not been converted' });
    authorize(canLead(scope, lead).undo_conversion);
    for (const hook of hooks) await hook(tx, scope, { lead_id: id });
    const made = recordsOf(lead);
    for (const record of made) await checkUntouched(tx, scope, { record, related });
    for (const record of made) {
      await removeMade(tx, scope, record);
      // As the conversion made it, it had its first version.
      announceGone(tx, scope, { type: record.kind, id: record.id, version: 2 });
    }
    await reopen(tx, scope, lead);
    return read(tx, scope, id);
  });
}

type Locked = NonNullable<Awaited<ReturnType<typeof table.lock>>>;
interface MadeRecord {
  kind: Made;
  id: number;
}

/** What the conversion made, the last first. */
function recordsOf(lead: Locked): MadeRecord[] {
  const ids: Record<Made, number | null> = {
    opportunity: lead.converted_opportunity_id,
    contact: lead.converted_contact_id,
    account: lead.converted_account_id,
  };
  return (Object.entries(ids) as [Made, number | null][]).flatMap(([kind, id]) =>
    id !== null && lead.conversion_made.includes(kind) ? [{ kind, id }] : [],
  );
}

async function checkUntouched(
  tx: Tx,
  scope: Scope,
  { record, related }: { record: MadeRecord; related: readonly RelatedRows[] },
): Promise<void> {
  const { kind, id } = record;
  let isFree = await isUntouched(tx, scope, record);
  for (const rows of related) {
    if (rows.of === kind && isFree) isFree = (await rows.count(tx, scope, id)) === 0;
  }
  if (isFree) return;
  const detail = `The ${kind} has been worked with since: the conversion cannot be undone`;
  throw new ProblemError('conflict', { detail });
}

async function reopen(tx: Tx, scope: Scope, lead: Locked): Promise<void> {
  const status = lead.status_before ?? 'Qualified';
  await table.update(tx, scope, {
    id: lead.id,
    status,
    status_before: null,
    converted_account_id: null,
    converted_contact_id: null,
    converted_opportunity_id: null,
    conversion_made: [],
    converted_at: null,
    version: lead.version + 1,
    updated_at: scope.now.toISOString(),
  });
  const stage = lead.conversion_made.find((what) => what.startsWith('stage:'))?.slice(6);
  if (stage !== undefined && lead.client_id !== null)
    await beNoClient(tx, scope, { id: lead.client_id, stage: stage as Client['stage'] });
  const changes = { status: ['Converted', status] as [unknown, unknown] };
  const action = 'lead.conversion_undone';
  await audit(tx, scope, { action, entity: 'lead', entity_id: lead.id, changes });
  emit(tx, scope, {
    type: action,
    subject: { type: 'lead', id: lead.id },
    client_id: lead.client_id,
    summary: 'Conversion undone',
    live: { version: lead.version + 1 },
  });
}

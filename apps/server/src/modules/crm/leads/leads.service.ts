import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Lead, leads } from '@atrium/contract/crm/leads.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize } from '../../../platform/policy.ts';
import { ProblemError } from '../../../platform/problem.ts';
import {
  bulkUpdate,
  createRecord,
  readsOf,
  refTo,
  updateRecord,
} from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { becomeLead, findOrCreate } from '../../clients/index.ts';
import { checkLeadSource, checkReferences } from '../links/references.ts';
import { canLead } from './leads.policy.ts';
import { table, type LeadRow } from './leads.queries.ts';

const ENTITY = 'lead';

/** Adds what the caller may do. */
export function present(scope: Scope, row: LeadRow): Lead {
  return { ...row, can: canLead(scope, row) };
}

const reads = readsOf({
  entity: ENTITY,
  table,
  present,
  csv: [
    'id',
    'first_name',
    'last_name',
    'company',
    'title',
    'email',
    'phone',
    'website',
    'status',
    'lead_source',
    'industry',
    'created_at',
    'converted_at',
  ],
  past: ({ client_id }) => refTo('client', client_id),
});
export const { list, exportAll, history, timeline, read } = reads;

export function get(scope: Scope, id: number): Promise<Lead> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, id));
}

type Input = BodyOf<(typeof leads)['create']>;

export function create(scope: Scope, input: Input): Promise<Lead> {
  return scope.platform.db.transact(scope, async (tx) => {
    return read(tx, scope, await add(tx, scope, input));
  });
}

/** Makes a lead in the caller's transaction; it belongs to whoever makes it, unless said otherwise. */
export async function add(tx: Tx, scope: Scope, input: Input): Promise<number> {
  await checkReferences(tx, scope, { wanted: input });
  await checkLeadSource(tx, scope, input.lead_source);
  const owner_id = input.owner_id === undefined ? userIdOf(scope) : input.owner_id;
  const client_id = await clientOf(tx, scope, input);
  return createRecord(tx, scope, {
    entity: ENTITY,
    input,
    insert: (origin) => table.insert(tx, { ...origin, ...input, owner_id, client_id }),
    summary: 'Lead created',
    client_id,
  });
}

interface Person {
  email?: string | null | undefined;
  first_name?: string | null | undefined;
  last_name?: string | undefined;
  company?: string | undefined;
  phone?: string | null | undefined;
}

/** One e-mail is one client, who is a lead from now on. */
async function clientOf(tx: Tx, scope: Scope, person: Person): Promise<number | null> {
  if (!person.email) return null;
  const { email, phone = null, company = null } = person;
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ') || null;
  const { id } = await findOrCreate(tx, scope, { email, phone, company, name });
  await becomeLead(tx, scope, id);
  return id;
}

export function update(
  scope: Scope,
  id: number,
  changes: BodyOf<(typeof leads)['update']>,
): Promise<Lead> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => table.lock(inner, scope, id),
      check: async (before, wanted) => {
        refuseConverted(before);
        authorize(canLead(scope, before).update);
        await checkReferences(tx, scope, { wanted, before });
        if (wanted.lead_source !== before.lead_source)
          await checkLeadSource(tx, scope, wanted.lead_source);
      },
      derive: async (before, wanted) => {
        if (wanted.email === undefined || wanted.email === before.email) return {};
        return { client_id: await clientOf(tx, scope, { ...before, ...wanted }) };
      },
      write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
      present: (inner) => read(inner, scope, id),
      client_id: (row) => row.client_id,
    });
    return updated as Lead;
  });
}

/** A converted lead is the memory of what it was. */
export function refuseConverted(lead: { status: string }): void {
  if (lead.status !== 'Converted') return;
  throw new ProblemError('rule', { detail: 'A converted lead cannot be changed' });
}

export function bulk(scope: Scope, body: BodyOf<(typeof leads)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}

import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Contact, ContactDetail, contacts } from '@atrium/contract/crm/contacts.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import {
  bulkUpdate,
  createRecord,
  readsOf,
  refTo,
  updateRecord,
} from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { findOrCreate } from '../../clients/index.ts';
import { checkAbove, checkReferences } from '../links/references.ts';
import { canContact } from './contacts.policy.ts';
import { countReports, dealsOf, findByEmail, table, type ContactRow } from './contacts.queries.ts';

const ENTITY = 'contact';

const present = (scope: Scope, row: ContactRow): Contact => ({ ...row, can: canContact(scope) });

const reads = readsOf({
  entity: ENTITY,
  table,
  present,
  csv: [
    'id',
    'first_name',
    'last_name',
    'title',
    'email',
    'phone',
    'account_name',
    'reports_to_name',
    'is_active',
    'created_at',
  ],
  past: ({ client_id }) => refTo('client', client_id),
});
export const { list, listIn, exportAll, history, timeline, read } = reads;

export function get(scope: Scope, id: number): Promise<ContactDetail> {
  return scope.platform.db.transact(scope, (tx) => readDetail(tx, scope, id));
}

async function readDetail(tx: Tx, scope: Scope, id: number): Promise<ContactDetail> {
  const contact = await read(tx, scope, id);
  const opportunities = await dealsOf(tx, scope, id);
  const report_count = await countReports(tx, scope, id);
  return { ...contact, opportunities, opportunity_count: opportunities.length, report_count };
}

type Input = BodyOf<(typeof contacts)['create']>;

export function create(scope: Scope, input: Input): Promise<ContactDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    return readDetail(tx, scope, await add(tx, scope, input));
  });
}

/** Makes a contact in the caller's transaction, tied to the client of its e-mail. */
export async function add(
  tx: Tx,
  scope: Scope,
  input: Input & { client_id?: number | null },
): Promise<number> {
  const owner_id = input.owner_id ?? userIdOf(scope) ?? undefined;
  await checkReferences(tx, scope, { wanted: input });
  await checkEmail(tx, scope, input.email);
  const client_id = input.client_id ?? (await clientOf(tx, scope, input));
  return createRecord(tx, scope, {
    entity: ENTITY,
    input,
    insert: (origin) =>
      table.insert(tx, { ...origin, ...input, client_id, owner_id: found(owner_id) }),
    summary: 'Contact created',
    client_id,
  });
}

/** One e-mail is one client: whoever has it already, or a new one. */
async function clientOf(
  tx: Tx,
  scope: Scope,
  person: {
    email?: string | null | undefined;
    first_name?: string | null | undefined;
    last_name?: string | undefined;
    phone?: string | null | undefined;
  },
): Promise<number | null> {
  if (!person.email) return null;
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ');
  const { email, phone = null } = person;
  return (await findOrCreate(tx, scope, { email, phone, name: name || null })).id;
}

export function update(
  scope: Scope,
  id: number,
  changes: BodyOf<(typeof contacts)['update']>,
): Promise<ContactDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => table.lock(inner, scope, id),
      check: async (before, wanted) => {
        authorize(canContact(scope).update);
        await checkReferences(tx, scope, { wanted, before });
        await checkAbove(tx, scope, { id, ...wanted });
        if (wanted.email !== before.email) await checkEmail(tx, scope, wanted.email);
      },
      derive: async (before, wanted) => {
        if (wanted.email === undefined || wanted.email === before.email) return {};
        return { client_id: await clientOf(tx, scope, { ...before, ...wanted }) };
      },
      write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
      present: (inner) => readDetail(inner, scope, id),
      client_id: (row) => row.client_id,
    });
    return updated as ContactDetail;
  });
}

export function bulk(scope: Scope, body: BodyOf<(typeof contacts)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}

async function checkEmail(tx: Tx, scope: Scope, email: string | null | undefined): Promise<void> {
  if (!email) return;
  const holder = await findByEmail(tx, scope, email);
  if (holder) throw fieldProblem('email', 'taken', `${holder.name} has this e-mail already`);
}

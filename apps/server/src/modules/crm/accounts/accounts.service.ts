import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { ListQuery } from '@atrium/contract/core/filters.ts';
import {
  RELATED_ROWS,
  type Account,
  type AccountDetail,
  type accounts,
} from '@atrium/contract/crm/accounts.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize, found } from '../../../platform/policy.ts';
import {
  bulkUpdate,
  createRecord,
  readsOf,
  updateRecord,
} from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import * as contacts from '../contacts/contacts.service.ts';
import { checkAbove, checkReferences } from '../links/references.ts';
import * as opportunities from '../opportunities/opportunities.service.ts';
import { canAccount } from './accounts.policy.ts';
import { clientsOf, countChildren, table } from './accounts.queries.ts';

const ENTITY = 'account';

const reads = readsOf({
  entity: ENTITY,
  table,
  present: (scope, row): Account => ({ ...row, can: canAccount(scope) }),
  csv: [
    'id',
    'name',
    'type',
    'industry',
    'phone',
    'website',
    'billing_address',
    'shipping_address',
    'parent_account_name',
    'is_active',
    'created_at',
  ],
  past: async (row, tx, scope) =>
    (await clientsOf(tx, scope, row.id)).map((id) => ({ type: 'client', id })),
});
export const { list, exportAll, history, timeline, read } = reads;

/** The account with the first rows of what hangs on it. */
export function get(scope: Scope, id: number): Promise<AccountDetail> {
  return scope.platform.db.transact(scope, (tx) => readDetail(tx, scope, id));
}

async function readDetail(tx: Tx, scope: Scope, id: number): Promise<AccountDetail> {
  const account = await read(tx, scope, id);
  const first = { account_id: id, page: 1, per_page: RELATED_ROWS };
  const people = await contacts.listIn(tx, scope, { ...first, sort: 'name' });
  const deals = await opportunities.listIn(tx, scope, { ...first, sort: '-updated_at' });
  return {
    ...account,
    contacts: people.rows,
    contact_count: people.total ?? people.rows.length,
    opportunities: deals.rows,
    opportunity_count: deals.total ?? deals.rows.length,
    child_account_count: await countChildren(tx, scope, id),
  };
}

/** Contacts or deals of an account, as the lists of their own give them. */
export function listRelated<Row>(
  scope: Scope,
  given: { id: number; query: ListQuery },
  listIn: (tx: Tx, scope: Scope, query: ListQuery) => Promise<Row>,
): Promise<Row> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await table.findById(tx, scope, given.id));
    return listIn(tx, scope, { ...given.query, account_id: given.id });
  });
}

type Input = BodyOf<(typeof accounts)['create']>;

export function create(scope: Scope, input: Input): Promise<AccountDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    return readDetail(tx, scope, await add(tx, scope, input));
  });
}

/** Makes an account in the caller's transaction; it belongs to whoever makes it, unless said otherwise. */
export async function add(tx: Tx, scope: Scope, input: Input): Promise<number> {
  const owner_id = input.owner_id ?? userIdOf(scope) ?? undefined;
  await checkReferences(tx, scope, { wanted: input });
  return createRecord(tx, scope, {
    entity: ENTITY,
    input,
    insert: (origin) => table.insert(tx, { ...origin, ...input, owner_id: found(owner_id) }),
    summary: 'Account created',
    data: { name: input.name },
  });
}

export function update(
  scope: Scope,
  id: number,
  changes: BodyOf<(typeof accounts)['update']>,
): Promise<AccountDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => table.lock(inner, scope, id),
      check: async (before, wanted) => {
        authorize(canAccount(scope).update);
        await checkReferences(tx, scope, { wanted, before });
        await checkAbove(tx, scope, { id, ...wanted });
      },
      write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
      present: (inner) => readDetail(inner, scope, id),
    });
    return updated as AccountDetail;
  });
}

export function bulk(scope: Scope, body: BodyOf<(typeof accounts)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}

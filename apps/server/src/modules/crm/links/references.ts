import type { Tx } from '../../../platform/db/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { hasLeadSource, reaches, stateOf, type Referable } from './references.queries.ts';

/** What a field may name, and what is said when it does not. */
const FIELDS = {
  owner_id: { table: 'users', word: 'user' },
  assigned_to_id: { table: 'users', word: 'user' },
  account_id: { table: 'accounts', word: 'account' },
  parent_account_id: { table: 'accounts', word: 'account' },
  contact_id: { table: 'contacts', word: 'contact' },
  reports_to_id: { table: 'contacts', word: 'contact' },
  product_id: { table: 'products', word: 'product' },
} as const satisfies Record<string, { table: Referable; word: string }>;

type Field = keyof typeof FIELDS;
type Named = Partial<Record<Field, number | null | undefined>>;

/**
 * Refuses to name what is not there, or no longer in use. What the record names already may stay.
 * @param before the record as it is, when it is changed
 * @throws ProblemError `rule` at the field, with the code `unknown` or `inactive`
 */
export async function checkReferences(
  tx: Tx,
  scope: Scope,
  { wanted, before = {} }: { wanted: Named; before?: Named },
): Promise<void> {
  for (const [field, { table, word }] of Object.entries(FIELDS) as [
    Field,
    (typeof FIELDS)[Field],
  ][]) {
    const id = wanted[field];
    if (id === null || id === undefined || id === before[field]) continue;
    const state = await stateOf(tx, scope, { table, id });
    if (state === undefined)
      throw fieldProblem(field, 'unknown', `There is no ${word} with this id`);
    if (state === 'inactive') throw fieldProblem(field, 'inactive', `This ${word} is not active`);
  }
}

/** Refuses a circle: nobody is above himself. */
export async function checkAbove(
  tx: Tx,
  scope: Scope,
  given: {
    id: number;
    parent_account_id?: number | null | undefined;
    reports_to_id?: number | null | undefined;
  },
): Promise<void> {
  const { id } = given;
  for (const field of ['parent_account_id', 'reports_to_id'] as const) {
    const from = given[field];
    if (from === null || from === undefined) continue;
    if (await reaches(tx, scope, { table: FIELDS[field].table, from, id })) {
      throw fieldProblem(field, 'circle', 'This would put the record above itself');
    }
  }
}

/** Refuses a lead source that the organization does not use. */
export async function checkLeadSource(
  tx: Tx,
  scope: Scope,
  source: string | null | undefined,
): Promise<void> {
  if (source === null || source === undefined || (await hasLeadSource(tx, scope, source))) return;
  throw fieldProblem('lead_source', 'unknown', 'This is not one of the lead sources in use');
}

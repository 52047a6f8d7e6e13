import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { ContactRole, contactRoles } from '@atrium/contract/crm/line-items.ts';
import { audit, type Changes } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { emit } from '../../../../platform/events/emit.ts';
import { found } from '../../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../../platform/problem.ts';
import { userIdOf, type Scope } from '../../../../platform/scope.ts';
import { checkReferences } from '../../links/references.ts';
import { table } from '../opportunities.queries.ts';
import { listRoles } from './lines.queries.ts';
import { presentRole } from './roles.policy.ts';
import * as queries from './roles.queries.ts';

export function list(scope: Scope, opportunity: number): Promise<ContactRole[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await table.findById(tx, scope, opportunity));
    const rows = await listRoles(tx, scope, { opportunity });
    return rows.map((row) => presentRole(scope, row));
  });
}

interface Place {
  opportunity: number;
  id: number;
}

async function roleOf(tx: Tx, scope: Scope, { opportunity, id }: Place): Promise<ContactRole> {
  const [row] = await listRoles(tx, scope, { opportunity, role: id });
  return presentRole(scope, found(row));
}

type Adding = BodyOf<(typeof contactRoles)['add']>;

/** A part in the deal for a contact of its account. */
export function add(scope: Scope, opportunity: number, input: Adding): Promise<ContactRole> {
  return scope.platform.db.transact(scope, (tx) => join(tx, scope, { ...input, opportunity }));
}

/** Gives a contact a part in the deal, in the caller's transaction. */
export async function join(
  tx: Tx,
  scope: Scope,
  { opportunity, contact_id, role }: Adding & { opportunity: number },
): Promise<ContactRole> {
  const deal = found(await table.lock(tx, scope, opportunity));
  await checkReferences(tx, scope, { wanted: { contact_id } });
  if ((await queries.accountOf(tx, scope, contact_id)) !== deal.account_id)
    throw fieldProblem(
      'contact_id',
      'other_account',
      "This contact is not at the opportunity's account",
    );
  const values = { opportunity_id: opportunity, contact_id, role };
  const id = await queries.insert(tx, scope, { ...values, created_by: userIdOf(scope) });
  if (id === undefined) throw fieldProblem('role', 'taken', 'This contact has this role already');
  const made = await roleOf(tx, scope, { opportunity, id });
  const changes: Changes = { contact_role: [null, `${made.contact_name}: ${role}`] };
  const as = role === 'Other' ? '' : ` as ${role}`;
  await tell(tx, scope, { opportunity, changes, summary: `${made.contact_name} joined${as}` });
  return made;
}

export function update(
  scope: Scope,
  place: Place,
  { role, version }: BodyOf<(typeof contactRoles)['update']>,
): Promise<ContactRole> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await table.lock(tx, scope, place.opportunity));
    const now = await roleOf(tx, scope, place);
    if (now.version !== version) throw new ProblemError('version_conflict', { current: now });
    if (role === undefined || role === now.role) return now;
    const all = await listRoles(tx, scope, { opportunity: place.opportunity });
    if (all.some((other) => other.contact_id === now.contact_id && other.role === role))
      throw fieldProblem('role', 'taken', 'This contact has this role already');
    await queries.update(tx, scope, { id: place.id, role });
    const changes: Changes = {
      contact_role: [`${now.contact_name}: ${now.role}`, `${now.contact_name}: ${role}`],
    };
    const summary = `${now.contact_name} is now ${role}`;
    await tell(tx, scope, { opportunity: place.opportunity, changes, summary });
    return roleOf(tx, scope, place);
  });
}

export function remove(scope: Scope, place: Place): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await table.lock(tx, scope, place.opportunity));
    const now = await roleOf(tx, scope, place);
    await queries.remove(tx, scope, place.id);
    const changes: Changes = { contact_role: [`${now.contact_name}: ${now.role}`, null] };
    const summary = `${now.contact_name} left the opportunity`;
    await tell(tx, scope, { opportunity: place.opportunity, changes, summary });
  });
}

async function tell(
  tx: Tx,
  scope: Scope,
  { opportunity, changes, summary }: { opportunity: number; changes: Changes; summary: string },
): Promise<void> {
  const action = 'opportunity.roles_changed';
  await audit(tx, scope, { action, entity: 'opportunity', entity_id: opportunity, changes });
  // Only what has a version is told to open screens; that of the deal itself stays.
  const live = { version: found(await table.findById(tx, scope, opportunity)).version };
  emit(tx, scope, {
    type: action,
    subject: { type: 'opportunity', id: opportunity },
    summary,
    live,
  });
}

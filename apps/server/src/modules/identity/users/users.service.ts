import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { User, UserUpdate } from '@atrium/contract/identity/users.ts';
import type { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { ProblemError } from '../../../platform/problem.ts';
import { exportCsv, updateRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import type { Identity } from '../identity.ts';
import { lockOrganization } from '../organization/organization.queries.ts';
import { voidTokens } from '../passwords/passwords.queries.ts';
import { endSessions } from '../sessions/sessions.service.ts';
import { refuseTakenEmail } from './taken-email.ts';
import { canUser } from './users.policy.ts';
import * as queries from './users.queries.ts';

function present(scope: Scope, row: queries.UserRow): User {
  return { ...row, can: canUser(scope, row) };
}

/** The user as callers see him. */
export async function readUser(tx: Tx, scope: Scope, id: number): Promise<User> {
  return present(scope, found(await queries.findById(tx, scope, id)));
}

export function list(scope: Scope, query: ListQuery): Promise<Page<User>> {
  return scope.platform.db.transact(scope, async (tx) => {
    const page = await queries.list(tx, scope, query);
    return { ...page, rows: page.rows.map((row) => present(scope, row)) };
  });
}

export function exportAll(scope: Scope, query: ListQuery): AsyncIterable<string> {
  const columns = [
    'id',
    'email',
    'first_name',
    'last_name',
    'role',
    'is_active',
    'two_factor_enabled',
    'last_login_at',
    'created_at',
  ] as const;
  return exportCsv(scope, { columns, query, list: queries.list });
}

export function get(scope: Scope, id: number): Promise<User> {
  return scope.platform.db.transact(scope, (tx) => readUser(tx, scope, id));
}

type Changes = z.output<typeof UserUpdate>;

/**
 * Changes a user. Deactivating ends his sessions, and a new role counts, at once. The organization keeps at least
 * one active administrator, also against two changes at once.
 */
export async function update(
  scope: Scope,
  given: { id: number; changes: Changes },
  identity: Identity,
): Promise<User> {
  const { id, changes } = given;
  const work = scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: 'user',
      changes,
      lock: (inner) => queries.lock(inner, scope, id),
      check: (row, wanted, inner) => check(inner, scope, { row, wanted }),
      write: (inner, columns) => queries.update(inner, scope, { id, ...columns }),
      present: (inner) => readUser(inner, scope, id),
    });
    if (changes.is_active === false) await endSessions(tx, scope, { userId: id });
    if (changes.email !== undefined) await voidTokens(tx, scope, id);
    tx.afterCommit.push(() => identity.sessions.forgetUser(id));
    return updated as User;
  });
  return work.catch(refuseTakenEmail);
}

interface Change {
  row: queries.LockedUser;
  wanted: Omit<Changes, 'version'>;
}

async function check(tx: Tx, scope: Scope, { row, wanted }: Change): Promise<void> {
  authorize(canUser(scope, row).update);
  const isLeaving = wanted.is_active === false && row.is_active;
  if (isLeaving && userIdOf(scope) === row.id) {
    throw new ProblemError('rule', { detail: 'You cannot deactivate yourself' });
  }
  const isDemoted = wanted.role === 'user' && row.role === 'admin';
  if (!row.is_active || row.role !== 'admin' || !(isLeaving || isDemoted)) return;
  await lockOrganization(tx, scope);
  if (await queries.hasOtherAdmin(tx, scope, row.id)) return;
  const detail = 'This is the last active administrator; make somebody else one first';
  throw new ProblemError('rule', { detail });
}

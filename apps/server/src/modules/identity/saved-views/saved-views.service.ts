import type { SavedView, savedViews } from '@atrium/contract/identity/saved-views.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { signedInUser } from '../auth/user-scope.ts';
import * as queries from './saved-views.queries.ts';
import type { SavedViewRow } from './saved-views.queries.ts';

/** A view is its owner's; administrators keep the shared ones in order. */
function canView(scope: Scope, row: Pick<SavedViewRow, 'owner_id' | 'is_shared'>) {
  const user = signedInUser(scope);
  const mine = user.id === row.owner_id || (row.is_shared && user.role === 'admin');
  return { update: mine, remove: mine };
}

function present(scope: Scope, row: SavedViewRow): SavedView {
  return { ...row, can: canView(scope, row) };
}

async function read(tx: Tx, scope: Scope, id: number): Promise<SavedView> {
  const given = { userId: signedInUser(scope).id, id };
  return present(scope, found(await queries.findVisible(tx, scope, given)));
}

export function list(scope: Scope, entity: string): Promise<SavedView[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    const rows = await queries.list(tx, scope, { userId: signedInUser(scope).id, entity });
    return rows.map((row) => present(scope, row));
  });
}

export function create(
  scope: Scope,
  input: BodyOf<(typeof savedViews)['create']>,
): Promise<SavedView> {
  return scope.platform.db.transact(scope, async (tx) => {
    const at = scope.now.toISOString();
    const id = await queries.insert(tx, {
      org_id: scope.org,
      user_id: signedInUser(scope).id,
      ...input,
      created_at: at,
      updated_at: at,
    });
    const changes = { name: [null, input.name] } as Record<string, [unknown, unknown]>;
    await audit(tx, scope, {
      action: 'saved_view.created',
      entity: 'saved_view',
      entity_id: id,
      changes,
    });
    return read(tx, scope, id);
  });
}

export function update(
  scope: Scope,
  id: number,
  changes: BodyOf<(typeof savedViews)['update']>,
): Promise<SavedView> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: 'saved_view',
      changes,
      lock: (inner) => queries.findVisible(inner, scope, { userId: signedInUser(scope).id, id }),
      check: (row) => authorize(canView(scope, row).update),
      write: (inner, columns) => queries.update(inner, scope, { id, ...columns }),
      present: (inner) => read(inner, scope, id),
    });
    return updated as SavedView;
  });
}

export function remove(scope: Scope, id: number): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    const view = await read(tx, scope, id);
    authorize(view.can.remove === true);
    await queries.remove(tx, scope, id);
    const changes = { name: [view.name, null] } as Record<string, [unknown, unknown]>;
    await audit(tx, scope, {
      action: 'saved_view.removed',
      entity: 'saved_view',
      entity_id: id,
      changes,
    });
  });
}

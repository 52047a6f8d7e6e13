import type { BodyOf, QueryOf } from '@atrium/contract/core/route.ts';
import type { following, Following } from '@atrium/contract/work/on-records/following.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { found } from '../../../platform/policy.ts';
import { findRecord, type Subject } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import * as queries from './following.queries.ts';

async function read(tx: Tx, scope: Scope, subject: Subject): Promise<Following> {
  found(await findRecord(tx, scope, subject));
  const followers = await queries.listFollowers(tx, scope, subject);
  return { is_following: followers.some(({ id }) => id === userIdOf(scope)), followers };
}

export function get(
  scope: Scope,
  { subject_type: type, subject_id: id }: QueryOf<(typeof following)['get']>,
): Promise<Following> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, { type, id }));
}

/** Says that the caller wants to hear of a record, or that he does not although it is his. */
export function set(
  scope: Scope,
  { subject_type: type, subject_id: id, is_following }: BodyOf<(typeof following)['set']>,
): Promise<Following> {
  const user_id = found(userIdOf(scope) ?? undefined);
  return scope.platform.db.transact(scope, async (tx) => {
    const subject = { type, id };
    found(await findRecord(tx, scope, subject));
    await queries.save(tx, scope, { subject, user_id, is_following });
    return read(tx, scope, subject);
  });
}

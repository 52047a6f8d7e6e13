import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { CaseDetail, cases } from '@atrium/contract/work/cases.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { createRecord, refTo } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { table } from './cases.queries.ts';
import { ENTITY, readDetail } from './cases.service.ts';
import { answered, begun } from './clock/clock.ts';
import { checkLinks, followLinks } from './links.ts';
import { promisesOf } from './sla/promises.ts';

type Input = BodyOf<(typeof cases)['create']> & {
  conversation_id?: string;
  /** The client has his answer already, in the conversation. */
  is_answered?: boolean;
};

export function create(scope: Scope, input: Input): Promise<CaseDetail> {
  return scope.platform.db.transact(scope, async (tx) =>
    readDetail(tx, scope, await add(tx, scope, input)),
  );
}

/** Makes a case in the caller's transaction; its clocks begin to run. @returns its id */
export async function add(
  tx: Tx,
  scope: Scope,
  { is_answered = false, ...input }: Input,
): Promise<number> {
  await checkLinks(tx, scope, { wanted: input });
  const links = await followLinks(tx, scope, { wanted: input });
  const { status = 'New', priority = 'Medium' } = input;
  const promises = await promisesOf(tx, scope);
  const created_at = scope.now.toISOString();
  const clocks = begun({ status, created_at }, promises(priority));
  // Whoever writes a case down that is under way has spoken with the client.
  const isSpokenOf = is_answered || (status !== 'New' && userIdOf(scope) !== null);
  const given = { ...input, priority, ...links };
  return createRecord(tx, scope, {
    entity: ENTITY,
    input: { ...given, status },
    insert: (origin) =>
      table.insert(tx, {
        ...origin,
        ...given,
        ...(isSpokenOf ? answered(clocks, created_at) : clocks),
      }),
    summary: 'Case opened',
    told: {
      also: [
        ...refTo('contact', given.contact_id ?? null),
        ...refTo('conversation', given.conversation_id ?? null),
      ],
    },
    client_id: given.client_id ?? null,
  });
}

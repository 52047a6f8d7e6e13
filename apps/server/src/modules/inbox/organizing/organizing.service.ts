import type {
  CannedReply,
  cannedReplies,
  Label,
  labels,
} from '@atrium/contract/inbox/organizing.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import { updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import * as replyQueries from './canned-replies.queries.ts';
import * as labelQueries from './labels.queries.ts';

/** What the inbox is organized with, and how each is read and written. Both are small lists without pages. */
interface Kind<
  Row extends { id: number; version: number },
  New,
  Changes extends { version: number },
> {
  list(scope: Scope): Promise<Row[]>;
  create(scope: Scope, input: New): Promise<Row>;
  update(scope: Scope, id: number, changes: Changes): Promise<Row>;
  remove(scope: Scope, id: number): Promise<void>;
}

interface Queries<Row, New> {
  list(tx: Tx, scope: Scope): Promise<Row[]>;
  insert: (tx: Tx, values: { org_id: number } & New) => Promise<number>;
  lock(tx: Tx, scope: Scope, id: number): Promise<{ id: number; version: number } | undefined>;
  update(tx: Tx, scope: Scope, columns: { id: number; is_active?: boolean }): Promise<void>;
}

function kindOf<
  Row extends { id: number; version: number },
  New extends object,
  Changes extends { version: number },
>(entity: string, queries: Queries<Row, New>): Kind<Row, New, Changes> {
  const read = async (tx: Tx, scope: Scope, id: number) => {
    const rows = await queries.list(tx, scope);
    return found(rows.find((row) => row.id === id));
  };
  return {
    list: (scope) => scope.platform.db.transact(scope, (tx) => queries.list(tx, scope)),
    create: (scope, input) =>
      scope.platform.db.transact(scope, async (tx) => {
        const id = await queries.insert(tx, { org_id: scope.org, ...input });
        await audit(tx, scope, { action: `${entity}.created`, entity, entity_id: id });
        emit(tx, scope, { type: `${entity}.created`, subject: { type: entity, id } });
        return read(tx, scope, id);
      }),
    update: (scope, id, changes) =>
      scope.platform.db.transact(scope, async (tx) => {
        const updated = await updateRecord(tx, scope, {
          entity,
          changes,
          lock: (inner) => queries.lock(inner, scope, id),
          write: (inner, columns) => queries.update(inner, scope, { id, ...columns }),
          present: (inner) => read(inner, scope, id),
        });
        return updated as Row;
      }),
    remove: (scope, id) =>
      scope.platform.db.transact(scope, async (tx) => {
        found(await queries.lock(tx, scope, id));
        await queries.update(tx, scope, { id, is_active: false });
        await audit(tx, scope, { action: `${entity}.deactivated`, entity, entity_id: id });
        emit(tx, scope, { type: `${entity}.deactivated`, subject: { type: entity, id } });
      }),
  };
}

type NewLabel = BodyOf<(typeof labels)['create']>;
type LabelChanges = BodyOf<(typeof labels)['update']>;
type NewReply = BodyOf<(typeof cannedReplies)['create']>;
type ReplyChanges = BodyOf<(typeof cannedReplies)['update']>;

export const labelService = kindOf<Label, NewLabel, LabelChanges>('label', labelQueries);
export const cannedReplyService = kindOf<CannedReply, NewReply, ReplyChanges>(
  'canned_reply',
  replyQueries,
);

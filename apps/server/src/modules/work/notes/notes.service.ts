import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { HistoryEntry, PastQuery } from '@atrium/contract/records/history.ts';
import type { Note, notes } from '@atrium/contract/work/on-records/notes.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { announce, emit } from '../../../platform/events/emit.ts';
import { authorize, found, may } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { readsOf, updateRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { subjectFor } from '../subjects/subjects.ts';
import { tellMentioned } from './mentions.ts';
import { canNote } from './notes.policy.ts';
import { activeUsers, table } from './notes.queries.ts';

const ENTITY = 'note';

const reads = readsOf({
  entity: ENTITY,
  table,
  present: (scope, row): Note => ({ ...row, can: canNote(scope, row) }),
  csv: ['id', 'subject_type', 'subject_id', 'author_name', 'content', 'created_at'],
});
export const { list, read } = reads;

export function get(scope: Scope, id: number): Promise<Note> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, id));
}

/** What it said before; of a note that was taken back only those who watch over everything read it. */
export async function history(scope: Scope, id: number, query: PastQuery): Promise<HistoryEntry[]> {
  const { is_active } = await get(scope, id);
  const entries = await reads.history(scope, id, query);
  if (is_active || may(scope, 'audit.read')) return entries;
  return entries.map(({ changes: { content: _hidden, ...changes }, ...entry }) => ({
    ...entry,
    changes,
  }));
}

type Input = BodyOf<(typeof notes)['create']>;

export function create(scope: Scope, input: Input): Promise<Note> {
  return scope.platform.db.transact(scope, (tx) => add(tx, scope, input));
}

/** Writes a note in the caller's transaction; it is told on its record and on what stands behind that. */
export async function add(tx: Tx, scope: Scope, input: Input): Promise<Note> {
  const { subject_type, subject_id, content, mentioned_user_ids: mentioned = [] } = input;
  const subject = { type: subject_type, id: subject_id };
  const record = await subjectFor(tx, scope, { subject, field: 'subject_id' });
  await checkMentioned(tx, scope, mentioned);
  const at = scope.now.toISOString();
  const id = await table.insert(tx, {
    org_id: scope.org,
    subject_type,
    subject_id,
    content,
    mentioned_user_ids: mentioned,
    author_id: userIdOf(scope),
    author_name: scope.principal.name ?? '',
    created_at: at,
    updated_at: at,
  });
  const changes = { content: [null, content] as [unknown, unknown] };
  await audit(tx, scope, { action: 'note.created', entity: ENTITY, entity_id: id, changes });
  emit(tx, scope, {
    type: 'note.created',
    subject,
    client_id: record.client_id,
    summary: 'Wrote a note',
    // The words are read from the note: they can be changed, and what happened cannot.
    data: { note_id: id },
  });
  announce(tx, scope, {
    type: 'note.created',
    subject: { type: ENTITY, id },
    live: { version: 1 },
  });
  await tellMentioned(tx, scope, { subject, record, content, to: mentioned });
  return read(tx, scope, id);
}

async function checkMentioned(tx: Tx, scope: Scope, ids: readonly number[]): Promise<void> {
  if (ids.length === 0 || (await activeUsers(tx, scope, ids)) === new Set(ids).size) return;
  throw fieldProblem('mentioned_user_ids', 'unknown', 'There is no active user with this id');
}

type Changes = BodyOf<(typeof notes)['update']>;

/** Changes one's own note, or takes it back: what it said stays in its history. */
export function update(scope: Scope, id: number, changes: Changes): Promise<Note> {
  return scope.platform.db.transact(scope, async (tx) => {
    const before = found(await table.findById(tx, scope, id));
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => table.lock(inner, scope, id),
      check: async (row, wanted) => {
        const { update: mayUpdate, remove: mayRemove } = canNote(scope, row);
        const isRemoval = wanted.is_active === false && Object.keys(wanted).length === 1;
        authorize(isRemoval ? mayRemove : mayUpdate);
        await checkMentioned(tx, scope, wanted.mentioned_user_ids ?? []);
      },
      derive: (_row, wanted) => (wanted.content === undefined ? {} : { is_edited: true }),
      write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
      present: (inner) => read(inner, scope, id),
      news: (_row, wanted) => ({
        action: wanted.is_active === false ? 'note.removed' : 'note.updated',
        summary: null,
      }),
    });
    const after = updated as Note;
    await tellNewlyMentioned(tx, scope, { before, after });
    return after;
  });
}

async function tellNewlyMentioned(
  tx: Tx,
  scope: Scope,
  { before, after }: { before: { mentioned_user_ids: number[] }; after: Note },
): Promise<void> {
  const to = after.mentioned_user_ids.filter((id) => !before.mentioned_user_ids.includes(id));
  if (to.length === 0 || !after.is_active) return;
  const subject = { type: after.subject_type, id: after.subject_id };
  const record = await subjectFor(tx, scope, { subject, field: 'subject_id' });
  await tellMentioned(tx, scope, { subject, record, content: after.content, to });
}

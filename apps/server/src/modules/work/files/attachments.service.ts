import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { QueryOf } from '@atrium/contract/core/route.ts';
import type { attachments, RecordFile } from '@atrium/contract/work/on-records/attachments.ts';
import { MAX_RECORD_FILE_BYTES } from '@atrium/contract/work/on-records/file-kinds.ts';
import type { FastifyRequest } from 'fastify';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { announce, emit } from '../../../platform/events/emit.ts';
import { attachFile } from '../../../platform/files/attached.queries.ts';
import { signedUrl } from '../../../platform/files/links.ts';
import { receiveUpload } from '../../../platform/files/receive.ts';
import type { FileRow } from '../../../platform/files/uploads.ts';
import type { Page } from '../../../platform/http/index.ts';
import { authorize, found, may } from '../../../platform/policy.ts';
import { findRecord, type Subject } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { subjectFor } from '../subjects/subjects.ts';
import { canAttachment } from './attachments.policy.ts';
import {
  lockAttachment,
  table,
  type AttachmentRow,
  type StoredAttachment,
} from './attachments.queries.ts';

const ENTITY = 'attachment';

function present(scope: Scope, row: AttachmentRow): RecordFile {
  const file = { org_id: scope.org, id: row.filename_stored };
  const url = signedUrl(scope.platform, file, scope.now);
  return { ...row, url, can: canAttachment(scope, row) };
}

export function list(scope: Scope, query: ListQuery): Promise<Page<RecordFile>> {
  return scope.platform.db.transact(scope, async (tx) => {
    const page = await table.list(tx, scope, query);
    return { ...page, rows: page.rows.map((row) => present(scope, row)) };
  });
}

async function read(tx: Tx, scope: Scope, id: number): Promise<RecordFile> {
  return present(scope, found(await table.findById(tx, scope, id)));
}

export function get(scope: Scope, id: number): Promise<RecordFile> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, id));
}

/**
 * Puts the file of a multipart request on a record. The record is looked at before a byte is read, and again when the
 * file is there, since it may have gone meanwhile: then nothing is kept.
 */
export async function upload(
  scope: Scope,
  request: FastifyRequest,
  { attachable_type: type, attachable_id: id }: QueryOf<(typeof attachments)['upload']>,
): Promise<RecordFile> {
  const { db } = scope.platform;
  const wanted = { subject: { type, id }, field: 'attachable_id' };
  await db.transact(scope, (tx) => subjectFor(tx, scope, wanted));
  return receiveUpload(scope, {
    request,
    maxBytes: MAX_RECORD_FILE_BYTES,
    types: 'record',
    keep: async (tx, file) => {
      const record = await subjectFor(tx, scope, wanted);
      return add(tx, scope, { subject: wanted.subject, client_id: record.client_id, file });
    },
  });
}

interface Added {
  subject: Subject;
  client_id: number | null;
  file: Pick<FileRow, 'id' | 'name'>;
}

async function add(tx: Tx, scope: Scope, { subject, client_id, file }: Added): Promise<RecordFile> {
  const attachable = { attachable_type: subject.type, attachable_id: subject.id };
  const id = await attachFile(tx, scope, { ...attachable, file_id: file.id });
  const told = { subject, client_id, attachment: { id, name: file.name, version: 1 } };
  await tell(tx, scope, { ...told, action: 'added', changes: { file: [null, file.name] } });
  return read(tx, scope, id);
}

interface Told {
  subject: Subject;
  client_id: number | null;
  attachment: { id: number; name: string; version: number };
  action: 'added' | 'removed' | 'restored';
  changes: Record<string, [unknown, unknown]>;
}

const WORDS = { added: 'Added', removed: 'Removed', restored: 'Put back' };

async function tell(tx: Tx, scope: Scope, told: Told): Promise<void> {
  const { subject, client_id, attachment, action, changes } = told;
  const { id, name, version } = attachment;
  const type = `file.${action}`;
  await audit(tx, scope, { action: type, entity: ENTITY, entity_id: id, changes });
  emit(tx, scope, {
    type,
    subject,
    client_id,
    summary: `${WORDS[action]} the file ${name}`,
    data: { attachment_id: id },
  });
  announce(tx, scope, { type, subject: { type: ENTITY, id }, live: { version } });
}

/** Takes a file off its record; for 30 days it can be put back. */
export function remove(scope: Scope, id: number): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    const row = found(await lockAttachment(tx, scope, { id, is_removed: false }));
    authorize(canAttachment(scope, row).remove, 'A paper that was kept stays where it is');
    await turn(tx, scope, { row, removed_at: scope.now.toISOString(), action: 'removed' });
  });
}

export function restore(scope: Scope, id: number): Promise<RecordFile> {
  return scope.platform.db.transact(scope, async (tx) => {
    const row = found(await lockAttachment(tx, scope, { id, is_removed: true }));
    authorize(may(scope, 'work.write'));
    await turn(tx, scope, { row, removed_at: null, action: 'restored' });
    return read(tx, scope, id);
  });
}

interface Turned {
  row: StoredAttachment;
  removed_at: string | null;
  action: 'removed' | 'restored';
}

async function turn(tx: Tx, scope: Scope, { row, removed_at, action }: Turned): Promise<void> {
  const { id, name, attachable_type, attachable_id } = row;
  const version = row.version + 1;
  await table.update(tx, scope, { id, removed_at, version });
  const subject = { type: attachable_type, id: attachable_id };
  const record = await findRecord(tx, scope, subject);
  const changes: Told['changes'] = {
    file: action === 'removed' ? [name, null] : [null, name],
  };
  const client_id = record?.client_id ?? null;
  await tell(tx, scope, { subject, client_id, attachment: { id, name, version }, action, changes });
}

import { Readable } from 'node:stream';
import type { KeptPaper, PaperKind } from '@atrium/contract/commerce/papers.ts';
import type { Organization } from '@atrium/contract/identity/organization.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { attachFile } from '../../../platform/files/attached.queries.ts';
import { signedUrl } from '../../../platform/files/links.ts';
import { fileOf, readFile } from '../../../platform/files/reading.ts';
import { storeUploadWith, type FileRow } from '../../../platform/files/uploads.ts';
import type { Picture } from '../../../platform/pdf/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { readOpportunity } from '../../crm/index.ts';
import { readOrganization } from '../../identity/index.ts';
import { read as readOrder } from '../orders/orders.service.ts';
import { layOut } from './layout.ts';
import { listKept, type KeptRow, type Subject } from './papers.queries.ts';
import type { Sheet } from './sheet.ts';
import { writeSheet } from './write-sheet.ts';

export interface Wanted {
  kind: PaperKind;
  id: number;
}

interface Printed {
  name: string;
  bytes: Buffer;
  sheet: Sheet;
}

const TYPE = 'application/pdf';

/** The paper as the record is now. */
export async function print(scope: Scope, wanted: Wanted): Promise<Printed> {
  const { organization, sheet } = await scope.platform.db.transact(scope, async (tx) => {
    const sender = await readOrganization(tx, scope);
    return { organization: sender, sheet: await writeSheet(tx, scope, { ...wanted, sender }) };
  });
  const logo = await logoOf(scope, organization);
  const paper = layOut(sheet, { organization, logo, now: scope.now });
  const bytes = await scope.platform.printer.print(paper);
  return { name: `${sheet.title} ${sheet.number}.pdf`, bytes, sheet };
}

async function logoOf(scope: Scope, { logo_file_id }: Organization): Promise<Picture | undefined> {
  const file = logo_file_id === null ? undefined : await fileOf(scope, logo_file_id);
  return file && { type: file.type, bytes: await readFile(scope, file) };
}

function subjectOf({ kind, id }: Wanted): Subject {
  return { type: kind === 'quote' ? 'opportunity' : 'order', id };
}

/** Keeps the paper as it is now: what was sent stays what it was, whatever becomes of the record. */
export async function keep(scope: Scope, wanted: Wanted): Promise<KeptPaper> {
  const { name, bytes, sheet } = await print(scope, wanted);
  const upload = {
    stream: Readable.from([bytes], { objectMode: false }),
    filename: name,
    maxBytes: bytes.length,
    types: [TYPE],
  };
  return storeUploadWith(scope, upload, async (tx, file) => {
    await tell(tx, scope, { wanted, file, what: `${sheet.title} ${sheet.number}` });
    const { id, size } = file;
    const kept = { kept_at: scope.now.toISOString(), kept_by: scope.principal.name };
    return present(scope, { id, name: file.name, type: TYPE, size, kind: wanted.kind, ...kept });
  });
}

/** The file lies on the record, and by this event it is found among its papers. */
async function tell(
  tx: Tx,
  scope: Scope,
  { wanted, file, what }: { wanted: Wanted; file: FileRow; what: string },
): Promise<void> {
  const subject = subjectOf(wanted);
  const on = { attachable_type: subject.type, attachable_id: subject.id };
  await attachFile(tx, scope, { file_id: file.id, ...on, is_kept: true });
  const action = `${subject.type}.paper_kept`;
  const changes = { file: [null, file.name] as [unknown, unknown] };
  await audit(tx, scope, { action, entity: subject.type, entity_id: subject.id, changes });
  emit(tx, scope, {
    type: action,
    subject,
    summary: `${what} kept as a file`,
    data: { file_id: file.id, kind: wanted.kind },
  });
}

/** What was kept of a record, newest first. */
export function list(scope: Scope, subject: Subject): Promise<KeptPaper[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    await readSubject(tx, scope, subject);
    return (await listKept(tx, scope, subject)).map((row) => present(scope, row));
  });
}

function readSubject(tx: Tx, scope: Scope, { type, id }: Subject): Promise<unknown> {
  return type === 'order' ? readOrder(tx, scope, id) : readOpportunity(tx, scope, id);
}

function present(scope: Scope, row: KeptRow): KeptPaper {
  return { ...row, url: signedUrl(scope.platform, { org_id: scope.org, id: row.id }, scope.now) };
}

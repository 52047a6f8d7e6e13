import { plainText } from '@atrium/contract/core/markdown.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { FoundRecord, Subject } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { notify } from '../../notifications/index.ts';

interface Mention {
  subject: Subject;
  record: FoundRecord;
  content: string;
  to: readonly number[];
}

/** Tells those who are named in a note, with its words. */
export async function tellMentioned(
  tx: Tx,
  scope: Scope,
  { subject, record, content, to }: Mention,
): Promise<void> {
  await notify(tx, scope, {
    kind: 'mention',
    to,
    subject,
    summary: `${scope.principal.name} mentioned you on “${record.name}”`,
    text: plainText(content),
  });
}

import { plainText } from '@atrium/contract/core/markdown.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { signedUrl } from '../../../platform/files/links.ts';
import type { Platform } from '../../../platform/scope.ts';
import type { MessageRow } from './messages.queries.ts';

/** A message as it leaves: what was taken back is empty, attachments get addresses that expire. */
export function presentMessage(platform: Platform, row: MessageRow, org: number): Message {
  const now = platform.clock.now();
  if (row.deleted_at !== null) return { ...row, content: '', attachments: [] };
  const attachments = row.attachments.map((file) => ({
    ...file,
    url: signedUrl(platform, { org_id: org, id: file.id }, now),
  }));
  return { ...row, attachments };
}

const PREVIEW_CHARACTERS = 200;

/** One line for lists. */
export function previewOf(content: string, attachments: readonly { name: string }[]): string {
  const line = plainText(content);
  if (line) return [...line].slice(0, PREVIEW_CHARACTERS).join('');
  return attachments[0]?.name ?? '';
}

import type { RecordFile } from '@atrium/contract/work/on-records/attachments.ts';

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Does a browser show it as a picture? */
export function isPicture({ mime_type }: Pick<RecordFile, 'mime_type'>): boolean {
  return PICTURES.includes(mime_type);
}

/** Is it shown in place, and not only downloaded? */
export function isShown(file: Pick<RecordFile, 'mime_type'>): boolean {
  return isPicture(file) || file.mime_type === 'application/pdf';
}

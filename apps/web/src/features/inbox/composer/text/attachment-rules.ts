import {
  ATTACHMENT_TYPES,
  MAX_ATTACHMENTS,
  MAX_FILE_BYTES,
} from '@atrium/contract/inbox/limits.ts';

export type FileRefusal = 'type' | 'size' | 'count' | 'empty';

/** Why a file cannot be attached, before it is sent anywhere; the server looks again. */
export function refusalOf(
  file: { type: string; size: number },
  attached: number,
): FileRefusal | undefined {
  if (attached >= MAX_ATTACHMENTS) return 'count';
  if (!ATTACHMENT_TYPES.some((type) => type === file.type)) return 'type';
  if (file.size === 0) return 'empty';
  return file.size > MAX_FILE_BYTES ? 'size' : undefined;
}

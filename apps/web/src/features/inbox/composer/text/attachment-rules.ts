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

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `1.4 MB` in the reader's own way of writing numbers. */
export function fileSize(bytes: number, locale?: string): string {
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  });
  return format.format(bytes / 1024 ** step);
}

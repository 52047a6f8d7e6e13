import { useState } from 'preact/hooks';
import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import {
  ATTACHMENT_TYPES,
  MAX_ATTACHMENTS,
  MAX_FILE_BYTES,
} from '@atrium/contract/inbox/limits.ts';
import { uploadFile } from '../../connection/transport/http.ts';
import type { Translate } from '../../i18n/language.ts';
import { useDesk } from '../desk.ts';

/** A file that was chosen: on its way to the server until `uploaded`. */
export interface PickedFile {
  key: number;
  name: string;
  /** 0 to 1. */
  progress: number;
  uploaded?: Attachment;
  problem?: string;
}

const MEGABYTE = 1024 * 1024;
let keys = 0;

/** Why a file cannot be sent, or undefined. The server looks at the content itself. */
export function fileProblem(
  file: Pick<File, 'name' | 'type' | 'size'>,
  t: Translate,
): string | undefined {
  const { name } = file;
  if (!ATTACHMENT_TYPES.some((type) => type === file.type)) return t('file_kind', { name });
  if (file.size > MAX_FILE_BYTES)
    return t('file_too_large', { name, count: MAX_FILE_BYTES / MEGABYTE });
  return undefined;
}

/** The files of the message that is being written. */
export function useAttachments() {
  const { host, t } = useDesk();
  const [files, setFiles] = useState<PickedFile[]>([]);
  const change = (key: number, change: Partial<PickedFile>) =>
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...change } : file)));

  const upload = (file: File): PickedFile => {
    const { name } = file;
    const picked: PickedFile = { key: ++keys, name, progress: 0 };
    const problem = fileProblem(file, t);
    if (problem) return { ...picked, problem };
    const progress = (share: number) => change(picked.key, { progress: share });
    const token = host.store.get('token') ?? '';
    uploadFile({ origin: host.origin, token, file, progress }).then(
      (uploaded) => change(picked.key, { uploaded, progress: 1 }),
      () => change(picked.key, { problem: t('file_failed', { name }) }),
    );
    return picked;
  };
  return {
    files,
    add(chosen: Iterable<File>) {
      const room = MAX_ATTACHMENTS - files.length;
      const all = [...chosen];
      const picked = all.slice(0, room).map(upload);
      if (all.length > room)
        picked.push({
          key: ++keys,
          name: '',
          progress: 0,
          problem: t('too_many_files', { count: MAX_ATTACHMENTS }),
        });
      setFiles((before) => [...before, ...picked]);
    },
    remove: (key: number) => setFiles((all) => all.filter((file) => file.key !== key)),
    clear: () => setFiles([]),
  };
}

import {
  ATTACHMENT_TYPES,
  MAX_ATTACHMENTS,
  MAX_FILE_BYTES,
} from '@atrium/contract/inbox/limits.ts';
import type { Translate } from '../../../i18n/language.ts';
import type { Desk, PickedFile, PickedFiles } from '../../desk.ts';
import { uploadFile } from './upload.ts';

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
export class Attachments implements PickedFiles {
  files: PickedFile[] = [];
  #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  add(chosen: File[], desk: Desk): void {
    const room = MAX_ATTACHMENTS - this.files.length;
    for (const file of chosen.slice(0, room)) this.#add(file, desk);
    const problem = desk.t('too_many_files', { count: MAX_ATTACHMENTS });
    if (chosen.length > room) this.#set([...this.files, { ...blank(''), problem }]);
  }

  remove(key: number): void {
    this.#set(this.files.filter((file) => file.key !== key));
  }

  clear(): void {
    this.#set([]);
  }

  #add(file: File, { host, t }: Desk): void {
    const { name } = file;
    const picked = blank(name);
    const problem = fileProblem(file, t);
    this.#set([...this.files, problem ? { ...picked, problem } : picked]);
    if (problem) return;
    const change = (change: Partial<PickedFile>) =>
      this.#set(
        this.files.map((each) => (each.key === picked.key ? { ...each, ...change } : each)),
      );
    const token = host.store.get('token') ?? '';
    const progress = (share: number) => change({ progress: share });
    uploadFile({ origin: host.origin, token, file, progress }).then(
      (uploaded) => change({ uploaded }),
      () => change({ problem: t('file_failed', { name }) }),
    );
  }

  #set(files: PickedFile[]): void {
    this.files = files;
    this.#changed();
  }
}

function blank(name: string): PickedFile {
  return { key: ++keys, name, progress: 0 };
}

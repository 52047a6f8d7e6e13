import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import { files } from '@atrium/contract/inbox/files.ts';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '../../../lib/api/problem.ts';
import { upload } from '../../../lib/api/upload.ts';
import { t } from '../../../lib/i18n.ts';
import { refusalOf } from './text/attachment-rules.ts';

export interface Upload {
  key: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  stop: () => void;
}

let count = 0;

/** Files on their way to the server; each becomes an attachment or a sentence that says why not. */
export function useUploads(attached: number, onDone: (attachment: Attachment) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [errors, setErrors] = useState<readonly string[]>([]);
  const alive = useRef(new Set<AbortController>());
  useEffect(() => {
    const running = alive.current;
    return () => running.forEach((each) => each.abort());
  }, []);

  async function start(file: File) {
    const key = ++count;
    const control = new AbortController();
    alive.current.add(control);
    const leave = () => {
      alive.current.delete(control);
      setUploads((now) => now.filter((each) => each.key !== key));
    };
    const entry = { key, name: file.name, share: 0, stop: () => control.abort() };
    setUploads((now) => [...now, entry]);
    try {
      const onProgress = (share: number) =>
        setUploads((now) => now.map((each) => (each.key === key ? { ...each, share } : each)));
      onDone(await upload(files.upload, file, { onProgress, signal: control.signal }));
    } catch (error) {
      if (!control.signal.aborted) {
        const reason = isProblem(error) ? error.message : t('ui.error_title');
        setErrors((now) => [...now, t('inbox.composer.file_failed', { name: file.name, reason })]);
      }
    } finally {
      leave();
    }
  }

  function add(given: readonly File[]) {
    const refused: string[] = [];
    let place = attached + uploads.length;
    for (const file of given) {
      const refusal = refusalOf(file, place);
      if (refusal) refused.push(t(`inbox.composer.file_${refusal}`, { name: file.name }));
      else {
        place++;
        void start(file);
      }
    }
    setErrors([...new Set(refused)]);
  }

  return { uploads, errors, add, clearErrors: () => setErrors([]) };
}

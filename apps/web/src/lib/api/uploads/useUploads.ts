import { useEffect, useRef, useState } from 'react';
import { t } from '../../i18n.ts';
import { isProblem } from '../problem.ts';
import type { UploadOptions } from '../upload.ts';

/** A file on its way. */
export interface Upload {
  key: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  stop: () => void;
}

export interface Uploading<Done> {
  /**
   * Why a file is not even sent, as a sentence.
   * @param waiting how many are on their way already
   */
  refuse: (file: File, waiting: number) => string | undefined;
  send: (file: File, options: UploadOptions) => Promise<Done>;
  done: (answer: Done) => void;
  /** How many are sent at the same time; the others wait. */
  atOnce?: number;
}

let count = 0;

/** Lets so many in at a time, the others in their order. */
function createGate(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return {
    async enter(): Promise<void> {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave(): void {
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
  };
}

/** The files on their way, and those that were stopped with the page. */
function useRunning() {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const alive = useRef(new Set<AbortController>());
  useEffect(() => {
    const running = alive.current;
    return () => running.forEach((each) => each.abort());
  }, []);

  /** Shows a file; gives how it tells of itself and how it goes. */
  function begin(name: string) {
    const key = ++count;
    const control = new AbortController();
    alive.current.add(control);
    const leave = () => {
      alive.current.delete(control);
      setUploads((now) => now.filter((each) => each.key !== key));
    };
    const stop = () => {
      control.abort();
      leave();
    };
    const onProgress = (share: number) =>
      setUploads((now) => now.map((each) => (each.key === key ? { ...each, share } : each)));
    setUploads((now) => [...now, { key, name, share: 0, stop }]);
    return { signal: control.signal, onProgress, leave };
  }
  return { uploads, begin };
}

/** Files on their way to the server; each is taken by `done` or becomes a sentence that says why not. */
export function useUploads<Done>({ refuse, send, done, atOnce = 3 }: Uploading<Done>) {
  const { uploads, begin } = useRunning();
  const [errors, setErrors] = useState<readonly string[]>([]);
  const [gate] = useState(() => createGate(atOnce));

  async function start(file: File) {
    const { signal, onProgress, leave } = begin(file.name);
    await gate.enter();
    try {
      signal.throwIfAborted();
      done(await send(file, { onProgress, signal }));
    } catch (error) {
      if (!signal.aborted) {
        const reason = isProblem(error) ? error.message : t('ui.error_title');
        setErrors((now) => [...now, t('ui.upload_failed', { name: file.name, reason })]);
      }
    } finally {
      gate.leave();
      leave();
    }
  }

  function add(given: readonly File[]) {
    const refused: string[] = [];
    let waiting = uploads.length;
    for (const file of given) {
      const refusal = refuse(file, waiting);
      if (refusal !== undefined) refused.push(refusal);
      else {
        waiting++;
        void start(file);
      }
    }
    setErrors([...new Set(refused)]);
  }

  return { uploads, errors, add, clearErrors: () => setErrors([]) };
}

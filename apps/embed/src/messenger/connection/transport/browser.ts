import type { Clock, OpenWire } from './ports.ts';

/** The page's own clock: monotonic, whatever the machine's clock says. */
export const browserClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Opens a WebSocket to the messenger at `origin`. */
export function openSocket(origin: string): OpenWire {
  return (events) => {
    let ended = false;
    const end = (code: number) => {
      if (ended) return;
      ended = true;
      events.closed(code);
    };
    try {
      const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/api/v1/messenger/realtime`);
      socket.onopen = () => events.opened();
      socket.onmessage = (event) => events.text(String(event.data));
      socket.onclose = (event) => end(event.code);
      return { send: (text) => socket.send(text), close: () => socket.close() };
    } catch {
      // A security policy of the page may forbid it; that is said later, like every other ending.
      queueMicrotask(() => end(1006));
      return { send() {}, close() {} };
    }
  };
}

/** Calls back whenever it is worth looking at the connection at once; the answer ends it. */
export function watchWaking(wake: () => void): () => void {
  const ending = new AbortController();
  const visible = () => document.visibilityState === 'visible' && wake();
  // What another tab says may come before this one's storage shows it; this comes when it does.
  const stored = ({ key, newValue }: StorageEvent) => newValue && key?.includes('out:') && wake();
  addEventListener('online', wake, ending);
  addEventListener('pageshow', wake, ending);
  addEventListener('storage', stored, ending);
  document.addEventListener('visibilitychange', visible, ending);
  return () => ending.abort();
}

let isEnded = false;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  if (isEnded === next) return;
  isEnded = next;
  for (const listener of listeners) listener();
}

/**
 * Whether the session ended while somebody was at work. The screen stays as it is, with all that was
 * typed, and asks to sign in again above it.
 */
export const sessionEnd = {
  isEnded: () => isEnded,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** There is a session again. */
  over: () => become(false),
  /** The session is gone. Where no screen can ask, the way goes to the sign-in and back. */
  tell: () => {
    if (listeners.size > 0) return become(true);
    const here = location.pathname + location.search;
    location.assign(`/login?to=${encodeURIComponent(here)}`);
  },
};

import { auth } from '@atrium/contract/identity/auth.ts';
import { addressOf } from './address.ts';

const STAMP = 'atrium.refreshed_at';

function lastRefresh(): number {
  try {
    return Number(localStorage.getItem(STAMP) ?? 0);
  } catch {
    return 0;
  }
}

function remember(): void {
  try {
    localStorage.setItem(STAMP, String(Date.now()));
  } catch {
    // Other tabs then refresh for themselves.
  }
}

/** Runs while no other tab refreshes: a refresh token is good once, and using it twice ends the session. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  return navigator.locks.request('atrium.refresh', work);
}

async function refreshOnce(since: number): Promise<boolean> {
  // Another tab got the new pair while this one waited for the lock.
  if (lastRefresh() > since) return true;
  const response = await fetch(addressOf(auth.refresh, {}), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (response.ok) remember();
  return response.ok;
}

let running: Promise<boolean> | undefined;

/**
 * Exchanges the refresh cookie for a new pair; calls made meanwhile share the one exchange.
 * @param since when the call began that found its access token expired (milliseconds)
 * @returns whether there is a session again
 */
export function refreshSession(since: number): Promise<boolean> {
  running ??= alone(() => refreshOnce(since))
    .catch(() => false)
    .finally(() => {
      running = undefined;
    });
  return running;
}

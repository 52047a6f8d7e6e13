import { auth } from '@atrium/contract/identity/auth.ts';
import { call } from '../../../lib/api/call.ts';

/** Ends this session, or all, and begins the app anew: nothing of this person stays in memory. */
export async function signOut(everywhere: boolean): Promise<void> {
  // Where the session is gone already there is nothing left to end.
  await call(auth.logout, { body: { everywhere } }).catch(() => undefined);
  location.assign('/login');
}

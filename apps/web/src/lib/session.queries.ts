import type { Permission } from '@atrium/contract/core/permissions.ts';
import type { Me } from '@atrium/contract/identity/auth.ts';
import { auth } from '@atrium/contract/identity/auth.ts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './api/call.ts';

/** Who is signed in. */
export const meQuery = queryOptions({
  queryKey: ['auth', 'me'],
  queryFn: ({ signal }) => call(auth.me, { signal }),
  staleTime: 60_000,
});

/** Whether the program waits to be set up, and whether organizations may sign up. */
export const setupQuery = queryOptions({
  queryKey: ['auth', 'setup'],
  queryFn: ({ signal }) => call(auth.setupState, { signal }),
  staleTime: 30_000,
});

/** The person at the screen; only inside the signed-in part of the app, where it is loaded first. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** May the person at the screen do this? Buttons follow it; the server decides. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

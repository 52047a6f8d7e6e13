import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './api/problem.ts';

/** Trying again helps only where the server or the way to it failed. */
function isPassing(error: Error): boolean {
  return !isProblem(error) || error.status === 0 || error.status >= 502;
}

/**
 * The cache of everything the server said. Keys: `['clients', 'list', query]`, `['clients', 'get', id]`;
 * live pushes refresh what they touch, so what is cached stays good for a while.
 * @param onSignedOut somebody was signed in, and the session has ended
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    const wasSignedIn = client.getQueryData(['auth', 'me']) !== undefined;
    if (wasSignedIn && isProblem(error, 'unauthenticated')) onSignedOut();
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
  return client;
}

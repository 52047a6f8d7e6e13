import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { plainText } from '../lib/plain-text.ts';
import { routeTree } from '../routes/tree.ts';
import { PageFault } from '../ui/feedback/PageFault.tsx';
import { PageMissing } from '../ui/feedback/PageMissing.tsx';
import { PagePending } from '../ui/feedback/PagePending.tsx';

/** Addresses stay plain: `?stage=lead&page=2`, every value a string, nothing encoded as JSON. */
function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

function stringifySearch(search: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') pairs.append(name, plainText(value));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

/** Makes the router; a screen's code is fetched when the pointer comes near its link. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
    defaultErrorComponent: PageFault,
    defaultNotFoundComponent: PageMissing,
    defaultPendingComponent: PagePending,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

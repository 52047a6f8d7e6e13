import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '../lib/query.ts';
import { makeRouter } from './router.ts';
import { theme } from './theme.ts';

/** The sign-in, and back to where the person was. */
function toSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(`/login?to=${encodeURIComponent(here)}`);
}

const client = createQueryClient(toSignIn);
const router = makeRouter(client);

/** The whole app: theme, cache, dialogs, toasts, screens. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

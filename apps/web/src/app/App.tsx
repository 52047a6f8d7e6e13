import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '../lib/query.ts';
import { sessionEnd } from '../lib/session-end.ts';
import { makeRouter } from './router.ts';
import { theme } from './theme.ts';

const client = createQueryClient(sessionEnd.tell);
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

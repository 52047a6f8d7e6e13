import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '../lib/query.ts';
import { makeRouter } from './router.ts';
import { theme } from './theme.ts';

const client = createQueryClient();
const router = makeRouter(client);

/** The whole app: theme, cache, dialogs, toasts, screens. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <ModalsProvider>
          <RouterProvider router={router} />
        </ModalsProvider>
        <Notifications position="bottom-right" autoClose={5000} limit={4} zIndex={400} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

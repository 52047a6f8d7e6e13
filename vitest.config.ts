import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'contract',
          root: 'packages/contract',
          include: ['src/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          name: 'server',
          root: 'apps/server',
          include: ['src/**/*.test.ts'],
          // One database a worker, restored once and shared by the files that worker runs.
          isolate: false,
          // Generous: a limit that a loaded machine breaks says nothing about the program.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: [
            new URL('apps/server/src/testing/database/global-setup.ts', import.meta.url).pathname,
          ],
        },
      },
      {
        plugins: [react()],
        test: { name: 'web', root: 'apps/web', include: ['src/**/*.test.{ts,tsx}'] },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: { name: 'embed', root: 'apps/embed', include: ['src/**/*.test.{ts,tsx}'] },
      },
      {
        test: { name: 'scripts', include: ['{scripts,bench}/**/*.test.ts'], testTimeout: 180_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // What is polled for is on its way to a browser; a busy machine takes longer than a second.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the development server finds the interface: `ATRIUM_URL=http://localhost:3000 vite`. */
const server = process.env.ATRIUM_URL ?? 'http://localhost:3000';
const proxied = ['/api', '/demo', '/messenger', '/chat-widget.js', '/embed'];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Under the strict policy nothing comes from data: addresses but small images of the page itself.
    assetsInlineLimit: 0,
    // The first that know light-dark(); older targets would have it taken apart, and wrongly.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: server, changeOrigin: false, ws: path === '/api' }]),
    ),
  },
});

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

/** Where the development server finds the interface: `ATRIUM_URL=http://localhost:3000 vite`. */
const server = process.env.ATRIUM_URL ?? 'http://localhost:3000';
const proxied = ['/api', '/demo', '/messenger', '/chat-widget.js', '/embed'];

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Lays `.br` and `.gz` beside each script and style, so that the server never compresses them itself. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const files = await readdir(dir, { recursive: true });
      for (const file of files.filter((name) => /\.(js|css|svg|json)$/.test(name))) {
        const path = join(dir, file);
        const content = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content, BROTLI));
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed()],
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

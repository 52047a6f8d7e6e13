import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import { demoSitePort } from '../platform/config.ts';
import type { Platform } from '../platform/scope.ts';

const DEMO_DIR = new URL('../../../embed/demo/', import.meta.url).pathname;
const PLACEHOLDER = '__ATRIUM_ORIGIN__';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The policy of a careful host: nothing but its own files and ours. The documentation names these directives. */
function hostPolicy(origin: string): string {
  const socket = origin.replace(/^http/, 'ws');
  return [
    "default-src 'self'",
    `script-src 'self' ${origin}`,
    "style-src 'self'",
    `connect-src 'self' ${origin} ${socket}`,
    `img-src 'self' ${origin} data: blob:`,
    `frame-src ${origin}`,
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export interface DemoSite {
  port: number;
  close(): Promise<void>;
}

/**
 * A small website of somebody else, with the real snippet, on a port of its own: another port is another origin, so
 * everything between page and messenger happens as on a client's site.
 */
export async function openDemoSite(platform: Platform, mainPort: number): Promise<DemoSite | null> {
  const { config } = platform;
  const wanted = demoSitePort(config);
  if (wanted === null) return null;
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? 'localhost').replace(/:\d+$/, '');
    const origin = config.PUBLIC_URL
      ? new URL(config.PUBLIC_URL).origin
      : `http://${host}:${mainPort}`;
    readPage(request.url ?? '/').then(
      ({ type, body }) => {
        response.writeHead(200, {
          'content-type': type,
          'content-security-policy': hostPolicy(origin),
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-cache',
        });
        response.end(
          type.startsWith('text/html') ? body.toString().replaceAll(PLACEHOLDER, origin) : body,
        );
      },
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'),
    );
  });
  await listen(server, { port: wanted, host: config.HOST });
  const { port } = server.address() as AddressInfo;
  return { port, close: () => close(server) };
}

async function readPage(url: string): Promise<{ type: string; body: Buffer }> {
  const path = normalize(decodeURIComponent(new URL(url, 'http://demo').pathname));
  const name = path.endsWith('/') ? join(path, 'index.html') : path;
  const type = TYPES[extname(name)];
  if (!type || name.includes('..')) throw new Error('not a page');
  return { type, body: await readFile(join(DEMO_DIR, name)) };
}

/** A port that is taken by something else is not worth not starting for: then any free one serves. */
function listen(server: Server, at: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && at.port !== 0)
        listen(server, { ...at, port: 0 }).then(resolve, reject);
      else reject(error);
    });
    server.listen(at.port, at.host, () => resolve());
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

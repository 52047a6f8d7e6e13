import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { APP_POLICY, callerOf } from '../platform/http/index.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Platform } from '../platform/scope.ts';
import { publicSites } from '../modules/sites/index.ts';

const root = new URL('../../../../', import.meta.url).pathname;
const WEB_DIR = join(root, 'apps/web/dist');
const EMBED_DIR = join(root, 'apps/embed/dist');

/** Pages are served by their own routes; compressed twins go out in the place of their originals. */
const UNSERVED = ['**/*.html', '**/.*', '**/*.br', '**/*.gz'];

/** Pages that show the messenger itself: scripts and styles of ours, pictures people send. */
const MESSENGER_POLICY = [
  "default-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Serves the built web app and the embed. Files with a hash in their name are kept for ever, others are asked for
 * again; every path that is not a file belongs to the web app.
 */
export async function servePages(
  app: FastifyInstance,
  { platform, demoPort }: { platform: Platform; demoPort: () => number | null },
): Promise<void> {
  await app.register(fastifyStatic, {
    root: EMBED_DIR,
    preCompressed: true,
    wildcard: false,
    index: false,
    decorateReply: false,
    cacheControl: false,
    globIgnore: UNSERVED,
    setHeaders: (reply) => openToPages(reply),
  });
  await app.register(fastifyStatic, {
    root: WEB_DIR,
    preCompressed: true,
    wildcard: false,
    index: false,
    decorateReply: false,
    cacheControl: false,
    globIgnore: UNSERVED,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/');
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  serveMessengerPages(app, platform);
  app.get('/demo', { schema: { hide: true } as object }, (request, reply) => {
    const port = demoPort();
    if (port === null) throw new ProblemError('not_found');
    return reply.redirect(`${request.protocol}://${request.hostname}:${port}/`);
  });
  const index = await readFile(join(WEB_DIR, 'index.html'), 'utf8');
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    if (!isPage) throw new ProblemError('not_found');
    return sendPage(reply, index, APP_POLICY);
  });
}

/** Any website may load the embed's files; modules are only loaded across origins with this consent. */
function openToPages(reply: FastifyReply): void {
  reply.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400');
  reply.header('access-control-allow-origin', '*');
  reply.header('cross-origin-resource-policy', 'cross-origin');
}

function sendPage(reply: FastifyReply, html: string, policy: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-cache')
    .send(html);
}

function serveMessengerPages(app: FastifyInstance, platform: Platform): void {
  const hidden = { schema: { hide: true } as object };
  app.get('/messenger/preview', hidden, async (_request, reply) => {
    const html = await readFile(join(EMBED_DIR, 'preview.html'), 'utf8');
    reply.header('x-frame-options', 'SAMEORIGIN');
    return sendPage(reply, html, `${MESSENGER_POLICY}; frame-ancestors 'self'`);
  });
  // Verified conversations: only pages of the site's own domains may show this in a frame.
  app.get('/messenger/frame', hidden, async (request, reply) => {
    const { siteId } = request.query as { siteId?: unknown };
    const site = await publicSites(callerOf(platform, request)).get(String(siteId));
    const html = await readFile(join(EMBED_DIR, 'frame.html'), 'utf8');
    const parents = ["'self'", ...site.allowed_domains.flatMap(sourcesOf)].join(' ');
    reply.removeHeader('x-frame-options');
    return sendPage(reply, html, `${MESSENGER_POLICY}; frame-ancestors ${parents}`);
  });
}

/** An allowed domain as a policy names it; without a port any port counts. */
function sourcesOf(domain: string): string[] {
  if (domain.includes(':')) return [domain];
  const names = domain.startsWith('*.') ? [domain] : [domain, `www.${domain}`];
  return names.flatMap((name) => [name, `${name}:*`]);
}

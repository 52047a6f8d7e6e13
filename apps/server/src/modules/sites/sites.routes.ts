import { createHash } from 'node:crypto';
import { sites, widget } from '@atrium/contract/sites/sites.ts';
import { allowOrigin, type Api } from '../../platform/http/index.ts';
import { publicSites } from './public-sites.ts';
import * as service from './sites.service.ts';

export function registerSites(api: Api): void {
  api.handle(sites.list, ({ scope, query }) => service.list(scope, query));
  api.handle(sites.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(sites.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(sites.create, ({ scope, body }) => service.create(scope, body));
  api.handle(sites.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  api.handle(sites.duplicate, ({ scope, params, body }) =>
    service.duplicate(scope, params.id, body.name),
  );
  api.handle(sites.versions, ({ scope, params }) => service.versions(scope, params.id));
  api.handle(sites.restore, ({ scope, params, body }) => service.restore(scope, params.id, body));
  api.handle(sites.rotateSecret, ({ scope, params }) => service.rotateSecret(scope, params.id));
  registerWidget(api);
}

function registerWidget(api: Api): void {
  api.handle(widget.loadConfig, async ({ caller, query, http: { request, reply } }) => {
    // What is public may be read anywhere, so that a page on a wrong domain can say what is wrong.
    allowOrigin(reply, request.headers.origin);
    const known = publicSites(caller);
    const site = await known.get(query.siteId);
    known.requireOrigin(site, request);
    const body = {
      success: true,
      siteId: site.site_id,
      clientName: site.name,
      config: site.config,
      source: 'postgres_direct',
    } as const;
    const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
    reply
      .header('etag', tag)
      .header('cache-control', 'public, max-age=0, stale-while-revalidate=60');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    if (request.headers['if-none-match'] === tag) reply.code(304);
    return body;
  });
  api.handle(widget.saveConfig, ({ scope, body }) => service.saveConfig(scope, body));
  api.handle(widget.test, ({ caller }) => ({
    success: true as const,
    message: 'Atrium answers',
    timestamp: caller.now.toISOString(),
  }));
}

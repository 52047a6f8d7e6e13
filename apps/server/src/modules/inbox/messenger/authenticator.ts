import type { FastifyRequest } from 'fastify';
import type { Authenticator } from '../../../platform/module.ts';
import type { Caller } from '../../../platform/scope.ts';
import { findVisitor } from '../../clients/index.ts';
import { publicSites } from '../../sites/index.ts';
import { findSite } from './messenger.queries.ts';
import { readVisitorToken, type VisitorClaims } from './tokens.ts';
import type { VisitorScope } from './visitor-scope.ts';

/** The scope behind a visitor token, for requests and sockets; `null` when the token is not ours or too old. */
export async function scopeOfVisitor(
  caller: Caller,
  request: FastifyRequest,
  token: string,
): Promise<VisitorScope | null> {
  const { platform, now } = caller;
  const claims = await readVisitorToken(platform.secrets, token, now);
  if (!claims) return null;
  const known = await load(caller, claims);
  if (!known) return null;
  const sites = publicSites(caller);
  sites.requireOrigin(await sites.get(known.slug), request);
  const { visitor } = known;
  return {
    ...caller,
    org: claims.org,
    permissions: new Set(),
    principal: {
      type: 'visitor',
      id: visitor.id,
      siteId: claims.site,
      name: visitor.name ?? visitor.email,
      // The proof lies in the token: another token of the same browser proves nothing.
      proof:
        claims.client === null ? (visitor.client_id === null ? 'session' : 'claimed') : 'verified',
      clientId: claims.client,
    },
  };
}

async function load({ platform }: Caller, claims: VisitorClaims) {
  return platform.db.transact({ org: claims.org }, async (tx) => {
    const visitor = await findVisitor(tx, claims.org, claims.visitor);
    const site = await findSite(tx, claims.org, claims.site);
    // Whether the site is switched on is for `publicSites` to say: that is no fault of the token.
    return visitor && site && visitor.site_id === claims.site
      ? { visitor, slug: site.site_id }
      : null;
  });
}

/** Reads `Authorization: Bearer <visitor token>`. */
export const visitorAuthenticator: Authenticator = {
  kind: 'visitor',
  async authenticate(request, caller) {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) return null;
    return scopeOfVisitor(caller, request, token);
  },
};

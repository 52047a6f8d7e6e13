import { Email, text } from '@atrium/contract/core/shapes.ts';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Secrets } from '../../../platform/secrets.ts';

/** What a visitor token says: this visitor, on this site; with `client`, as that client, proven. */
export interface VisitorClaims {
  org: number;
  site: number;
  visitor: string;
  client: number | null;
}

const Claims = z.object({
  sub: z.uuid(),
  org: z.number().int(),
  site: z.number().int(),
  client: z.number().int().nullable(),
});

const PURPOSE = 'visitor-token';
const ANONYMOUS_DAYS = 365;
/** A proof is given again after a month; it is renewed with every visit. */
const VERIFIED_DAYS = 30;

/** A token scoped to one visitor of one site. */
export function signVisitorToken(
  secrets: Secrets,
  claims: VisitorClaims,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const days = claims.client === null ? ANONYMOUS_DAYS : VERIFIED_DAYS;
  return new SignJWT({ org: claims.org, site: claims.site, client: claims.client })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.visitor)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + days * 86_400)
    .sign(secrets.key(PURPOSE));
}

/** `null` for anything that is not a token of ours. */
export async function readVisitorToken(
  secrets: Secrets,
  token: string,
  now: Date,
): Promise<VisitorClaims | null> {
  try {
    const options = { algorithms: ['HS256'], currentDate: now };
    const { payload } = await jwtVerify(token, secrets.key(PURPOSE), options);
    const claims = Claims.parse(payload);
    return { org: claims.org, site: claims.site, visitor: claims.sub, client: claims.client };
  } catch {
    return null;
  }
}

const UserClaims = z.object({
  email: Email,
  name: text(200).optional(),
  iat: z.number().optional(),
  exp: z.number(),
});

const HOUR_SECONDS = 3600;
const SKEW_SECONDS = 60;

/**
 * Who the site's own server says its user is: a JWT, HS256 with the site's secret, `aud` the site id, `email`, and an
 * end at most an hour away. `null` when any of it does not hold.
 */
export async function readUserToken(
  token: string,
  site: { site_id: string; secret: string },
  now: Date,
): Promise<{ email: string; name?: string | undefined } | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(site.secret), {
      algorithms: ['HS256'],
      audience: site.site_id,
      currentDate: now,
      clockTolerance: SKEW_SECONDS,
    });
    const claims = UserClaims.parse(payload);
    const farthest = now.getTime() / 1000 + HOUR_SECONDS + SKEW_SECONDS;
    return claims.exp > farthest ? null : { email: claims.email, name: claims.name };
  } catch {
    return null;
  }
}

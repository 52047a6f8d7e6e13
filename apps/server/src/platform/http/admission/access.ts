import type { Access, Permission } from '@atrium/contract/core/permissions.ts';
import type { FastifyRequest } from 'fastify';
import type { Authenticator } from './authenticator.ts';
import { ProblemError } from '../../problem.ts';
import type { Caller, Platform, Scope } from '../../scope.ts';
import { callerOf, isOwnOrigin } from './caller.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends our cookies along with whatever page asks it to, so a request that changes something must come
 * from our own pages. Requests with an Authorization header carry no ambient credentials.
 */
export function refuseForeignPage(platform: Platform, request: FastifyRequest): void {
  if (READING.has(request.method) || request.headers.authorization) return;
  const site = request.headers['sec-fetch-site'];
  const { origin, cookie } = request.headers;
  if (origin !== undefined) {
    if (!isOwnOrigin(platform, request, origin)) throw new ProblemError('origin_refused');
    return;
  }
  const isOurs =
    site === 'same-origin' || site === 'none' || (site === undefined && cookie === undefined);
  if (!isOurs) throw new ProblemError('origin_refused');
}

/** Asks the authenticators in turn. */
async function scopeFrom(
  authenticators: Authenticator[],
  request: FastifyRequest,
  caller: Caller,
): Promise<Scope> {
  for (const authenticator of authenticators) {
    const scope = await authenticator.authenticate(request, caller);
    if (scope) return scope;
  }
  throw new ProblemError('unauthenticated');
}

function check(access: Access, scope: Scope): void {
  const { principal } = scope;
  const mustChange = principal.type === 'user' && principal.mustChangePassword;
  if (mustChange && access !== 'signed_in') throw new ProblemError('password_change_required');
  if (access === 'visitor') return;
  const allowed =
    access === 'signed_in'
      ? principal.type === 'user'
      : scope.permissions.has(access as Permission);
  if (!allowed) throw new ProblemError('forbidden');
}

/** Who calls, and may he? Public routes know only the caller. */
export async function admit(
  access: Access,
  request: FastifyRequest,
  door: { platform: Platform; authenticators: Authenticator[] },
): Promise<{ caller: Caller; scope: Scope | null }> {
  const caller = callerOf(door.platform, request);
  if (access === 'public') return { caller, scope: null };
  const kind = access === 'visitor' ? 'visitor' : 'staff';
  const scope = await scopeFrom(
    door.authenticators.filter((authenticator) => authenticator.kind === kind),
    request,
    caller,
  );
  check(access, scope);
  return { caller, scope };
}

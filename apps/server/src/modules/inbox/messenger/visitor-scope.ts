import type { Principal, Scope } from '../../../platform/scope.ts';
import type { VisitorEyes } from '../conversations/threads.queries.ts';

/** A scope whose principal is a visitor. */
export type VisitorScope = Scope & { readonly principal: Extract<Principal, { type: 'visitor' }> };

/** Routes for visitors admit nobody else; this tells the type checker. */
export function asVisitor(scope: Scope): VisitorScope {
  if (scope.principal.type !== 'visitor') throw new Error('A visitor was expected');
  return scope as VisitorScope;
}

/** What this visitor may see. */
export function eyesOf({ org, principal }: VisitorScope): VisitorEyes {
  return {
    org,
    siteId: principal.siteId,
    visitorId: principal.id,
    clientId: principal.proof === 'verified' ? principal.clientId : null,
  };
}

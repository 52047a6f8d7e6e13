import type { FastifyRequest } from 'fastify';
import type { Caller, Scope } from '../../scope.ts';

/** Turns the credentials of a request into a scope; `null` when it carries none of this kind. */
export interface Authenticator {
  kind: 'staff' | 'visitor';
  authenticate(request: FastifyRequest, caller: Caller): Promise<Scope | null>;
}

import { createHash } from 'node:crypto';
import type { Route } from '@atrium/contract/core/route.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../problem.ts';
import type { Scope } from '../../scope.ts';
import { answer } from '../answer.ts';
import { finishKey, forgetKey, takeKey } from './idempotency.queries.ts';

interface Exchange {
  route: Route;
  request: FastifyRequest;
  reply: FastifyReply;
  scope: Scope;
}

/**
 * Runs a request once for each Idempotency-Key and repeats its first answer for 24 hours. When the process dies
 * between the work and the note of its answer, a repeat is refused as `in_progress`: nothing is ever done twice.
 */
export async function once(exchange: Exchange, run: () => Promise<unknown>): Promise<unknown> {
  const { route, request, reply, scope } = exchange;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return answer(route, exchange, await run());
  if (key.length > 200)
    throw new ProblemError('malformed', {
      detail: 'Idempotency-Key is longer than 200 characters',
    });

  const ticket = { caller: callerName(scope), key, request_hash: hashOf(request) };
  const earlier = await scope.platform.db.transact(scope, (tx) => takeKey(tx, scope, ticket));
  if (earlier) return repeat(earlier, ticket.request_hash, reply);
  let result: unknown;
  try {
    result = await run();
  } catch (error) {
    await scope.platform.db.transact(scope, (tx) => forgetKey(tx, scope, ticket));
    throw error;
  }
  const body = answer(route, exchange, result);
  const location = reply.getHeader('location');
  const outcome = {
    status: reply.statusCode,
    response: JSON.stringify(body),
    location: location ? String(location) : null,
  };
  await scope.platform.db.transact(scope, (tx) => finishKey(tx, scope, { ...ticket, ...outcome }));
  return body;
}

interface Earlier {
  request_hash: string;
  status: number | null;
  response: unknown;
  location: string | null;
}

function repeat(earlier: Earlier, hash: string, reply: FastifyReply): unknown {
  if (earlier.request_hash !== hash) throw new ProblemError('idempotency_mismatch');
  if (earlier.status === null) throw new ProblemError('in_progress', { retryAfterSeconds: 1 });
  reply.code(earlier.status).header('idempotent-replayed', 'true');
  if (earlier.location) reply.header('location', earlier.location);
  return earlier.response;
}

function callerName(scope: Scope): string {
  const { principal } = scope;
  return principal.type === 'system' ? 'system' : `${principal.type}:${principal.id}`;
}

function hashOf(request: FastifyRequest): string {
  const content = `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`;
  return createHash('sha256').update(content).digest('base64url');
}

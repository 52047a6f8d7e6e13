import { PERMISSIONS, type Access } from '@atrium/contract/core/permissions.ts';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '@atrium/contract/core/route.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from './admission/authenticator.ts';
import type { Caller, Platform, Scope } from '../scope.ts';
import { admit, refuseForeignPage } from './admission/access.ts';
import { answer, keepToItself, type Page } from './answer.ts';
import { answerPreflight } from './cross-origin.ts';
import { once } from './idempotency/idempotency.ts';
import { schemaOf } from './schema.ts';

/** What a handler may do with the exchange itself; most need nothing of it. */
export interface Http {
  request: FastifyRequest;
  reply: FastifyReply;
}

interface Given<R> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  http: Http;
}

/** Public routes know only that somebody calls; all others know who. */
type Who<R> = R extends { readonly access: 'public' }
  ? { caller: Caller }
  : { caller: Caller; scope: Scope };

/** What the handler of a route gives back, by the route's kind of answer. */
type Result<R> = R extends { readonly answer: 'list' }
  ? ResponseOf<R> extends (infer Row)[]
    ? Page<Row>
    : never
  : R extends { readonly answer: 'csv' }
    ? AsyncIterable<string>
    : R extends { readonly answer: 'empty' | 'file' }
      ? unknown
      : ResponseOf<R>;

export type Handler<R> = (given: Given<R> & Who<R>) => Promise<Result<R>> | Result<R>;

export interface Api {
  readonly platform: Platform;
  readonly app: FastifyInstance;
  /** Serves a route of the contract. */
  handle<R extends Route>(route: R, handler: Handler<R>): void;
  /** Who is behind a request; sockets ask here. */
  admit(access: Access, request: FastifyRequest): Promise<{ caller: Caller; scope: Scope | null }>;
  /** Every route served, for the guards and the documentation. */
  readonly routes: Route[];
}

export const API_PREFIX = '/api/v1';
const ACCESS = new Set<string>([...PERMISSIONS, 'public', 'signed_in', 'visitor']);
const REQUESTS_A_MINUTE = 600;

interface ApiOptions {
  app: FastifyInstance;
  platform: Platform;
  authenticators: Authenticator[];
  allowsOrigin: (origin: string) => Promise<boolean>;
}

/** Opens the interface that modules register their routes with. */
export function createApi(options: ApiOptions): Api {
  const { app, platform } = options;
  const routes: Route[] = [];
  const door = { platform, authenticators: options.authenticators };
  const preflights = new Set<string>();
  return {
    platform,
    app,
    routes,
    admit: (access, request) => admit(access, request, door),
    handle(route, handler) {
      refuseUndeclared(route);
      routes.push(route);
      serve(app, route, { door, handler: handler as AnyHandler });
      if (route.crossOrigin && !preflights.has(route.path)) {
        preflights.add(route.path);
        answerPreflight(app, API_PREFIX + route.path, options.allowsOrigin);
      }
    },
  };
}

/** An endpoint that does not say who may call it never goes up. */
function refuseUndeclared(route: Route): void {
  if (ACCESS.has(route.access)) return;
  throw new Error(
    `${route.method} ${route.path} declares no permission: the server does not start`,
  );
}

// Inside, the shapes are those of whichever route it is: Fastify has validated them by its schema.
type AnyHandler = (given: unknown) => unknown;

interface Serving {
  door: { platform: Platform; authenticators: Authenticator[] };
  handler: AnyHandler;
}

function serve(app: FastifyInstance, route: Route, { door, handler }: Serving): void {
  app.route({
    // Both change what they name and leave the rest.
    method: route.method === 'PATCH' ? ['PATCH', 'PUT'] : route.method,
    url: API_PREFIX + route.path,
    schema: schemaOf(route),
    config: { rateLimit: { max: route.limit ?? REQUESTS_A_MINUTE } },
    onRequest: async (request, reply) => {
      keepToItself(reply);
      if (!route.crossOrigin) refuseForeignPage(door.platform, request);
      const { caller, scope } = await admit(route.access, request, door);
      request.caller = caller;
      request.scope = scope;
    },
    handler: async (request, reply) => {
      const { caller, scope } = request;
      const { params, query, body } = request as { params: unknown; query: unknown; body: unknown };
      const given = { params, query, body, caller, scope, http: { request, reply } };
      const run = async () => await handler(given);
      if (route.idempotent && scope) return once({ route, request, reply, scope }, run);
      return answer(route, { request, reply }, await run());
    },
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
    scope: Scope | null;
  }
}

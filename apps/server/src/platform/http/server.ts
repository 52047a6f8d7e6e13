import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import { MAX_FILE_BYTES } from '@atrium/contract/inbox/limits.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ProblemError } from '../problem.ts';
import type { Platform } from '../scope.ts';
import { answerError, validationProblem } from './errors.ts';
import { documentApi } from './about/openapi.ts';

const BODY_BYTES = 1024 * 1024;
const SOCKET_FRAME_BYTES = 128 * 1024;
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** A strict policy for our own pages. Mantine sets styles at run time, so styles may be inline; scripts never. */
export const APP_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export interface ServerOptions {
  platform: Platform;
  /** Off in tests that make many requests a second. */
  rateLimits: boolean;
}

/** A Fastify server with our manners: problem+json, strict input, security headers, limits, sockets, documentation. */
export async function createServer({
  platform,
  rateLimits,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: platform.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: platform.config.TRUST_PROXY,
    bodyLimit: BODY_BYTES,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : uuidv7();
    },
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_error, request, reply) => {
      const detail = 'The address is not well formed';
      answerError(new ProblemError('malformed', { detail }), request, reply);
    },
    rewriteUrl: (request) => versioned(request.url ?? '/'),
    // zod's `strictObject` refuses what it does not know; Fastify must not drop it before.
    ajv: { customOptions: { removeAdditional: false } },
  }) as unknown as FastifyInstance;
  app.removeContentTypeParser('text/plain');
  acceptEmptyJson(app);
  app.setErrorHandler(answerError);
  app.setValidatorCompiler(({ schema }) => validator(schema as z.ZodType));
  app.setSerializerCompiler(({ schema }) => presenter(schema as z.ZodType));
  app.decorateRequest('caller');
  app.decorateRequest('scope', null);
  await addPlugins(app, platform, rateLimits);
  await documentApi(app);
  logRequests(app);
  return app;
}

async function addPlugins(
  app: FastifyInstance,
  platform: Platform,
  rateLimits: boolean,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    hsts: platform.config.PUBLIC_URL?.startsWith('https:') ?? false,
  });
  await app.register(cookie);
  // The reader cuts a file at its limit without a word: one byte more tells the store that it is too large.
  const limits = { files: 1, fields: 5, fileSize: MAX_FILE_BYTES + 1 };
  await app.register(multipart, { limits });
  await app.register(websocket, {
    options: { maxPayload: SOCKET_FRAME_BYTES },
    // Whoever serves the sockets says goodbye to them, with the code that makes them come back.
    preClose: (done) => done(),
  });
  if (!rateLimits) return;
  await app.register(rateLimit, {
    global: false,
    hook: 'preHandler',
    timeWindow: '1 minute',
    enableDraftSpec: true,
    keyGenerator: callerKey,
    ...(platform.live.redis && { redis: platform.live.redis, nameSpace: 'atrium:limit:' }),
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError('rate_limited', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
}

/** Limits count for a user, a key, a visitor, or, before anybody is known, an address. */
function callerKey(request: FastifyRequest): string {
  const principal = request.scope?.principal;
  return principal && principal.type !== 'system'
    ? `${principal.type}:${principal.id}`
    : request.ip;
}

/** The first paths, `/api/…` and `/api/admin/users`, lead to the same places. */
function versioned(url: string): string {
  const path = url.replace(/^\/api\/(?!v1\/|openapi\.json|docs)/, '/api/v1/');
  return path.replace(/^\/api\/v1\/admin\/users/, '/api/v1/users');
}

/** `POST` without a body but with a JSON content type is an empty body, not a fault. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}

function validator(schema: z.ZodType) {
  return (data: unknown) => {
    // Fastify says null where nothing was sent.
    const result = schema.safeParse(data ?? undefined);
    return result.success ? { value: result.data } : { error: validationProblem(result.error) };
  };
}

/** A response schema drops unknown keys: it is the presenter. */
function presenter(schema: z.ZodType) {
  return (data: unknown) => JSON.stringify(schema.parse(data));
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, scope } = request;
    const line = {
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      org: scope?.org,
    };
    request.log.info(line, 'request');
  });
}

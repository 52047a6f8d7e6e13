import type { FastifyInstance, FastifyReply } from 'fastify';

/** Lets a page of another origin read this answer; credentials are never allowed along. */
export function allowOrigin(reply: FastifyReply, origin: string | undefined): void {
  if (!origin) return;
  reply.header('access-control-allow-origin', origin);
  reply.header('access-control-expose-headers', 'retry-after, x-request-id');
  reply.header('vary', 'Origin');
}

/** Answers the question a browser asks before it sends a cross-origin request. */
export function answerPreflight(
  app: FastifyInstance,
  url: string,
  allows: (origin: string) => Promise<boolean>,
): void {
  app.options(url, { schema: { hide: true } as object }, async (request, reply) => {
    const { origin } = request.headers;
    if (origin && (await allows(origin))) {
      allowOrigin(reply, origin);
      reply.header('access-control-allow-methods', 'GET, POST, DELETE');
      reply.header('access-control-allow-headers', 'authorization, content-type, idempotency-key');
      reply.header('access-control-max-age', '600');
    }
    return reply.code(204).send();
  });
}

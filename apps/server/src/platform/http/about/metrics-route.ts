import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../../problem.ts';
import type { Platform } from '../../scope.ts';

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Figures for Prometheus at `/metrics`, behind METRICS_TOKEN when it is set. */
export function serveMetrics(app: FastifyInstance, { config, metrics }: Platform): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.request(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', { schema: { hide: true } as object }, async (request, reply) => {
    const given = request.headers.authorization ?? '';
    if (config.METRICS_TOKEN && !isSame(given, `Bearer ${config.METRICS_TOKEN}`)) {
      throw new ProblemError('unauthenticated');
    }
    return reply.type(metrics.contentType).send(await metrics.render());
  });
}

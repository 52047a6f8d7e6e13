import { z } from 'zod';
import { route } from './route.ts';

const Check = z.object({ ok: z.boolean(), latency_ms: z.number(), detail: z.string().optional() });

export const Readiness = z.object({ ok: z.boolean(), checks: z.record(z.string(), Check) });
export type Readiness = z.infer<typeof Readiness>;

/** They answer below `/api` and `/api/v1`. */
export const health = {
  live: route({
    method: 'GET',
    path: '/health',
    access: 'public',
    answer: 'json',
    summary: 'The process is up',
    response: z.object({ ok: z.literal(true), version: z.string() }),
  }),
  ready: route({
    method: 'GET',
    path: '/health/ready',
    access: 'public',
    answer: 'json',
    summary: 'Database, queue, file store and cache answer',
    response: Readiness,
  }),
};

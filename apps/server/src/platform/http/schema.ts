import type { Route } from '@atrium/contract/core/route.ts';
import type { FastifySchema } from 'fastify';
import { z } from 'zod';

const STATUS = { json: 200, list: 200, created: 201, empty: 204, csv: 200, file: 200 } as const;

/** The status of a route's success. */
export function statusOf(route: Route): number {
  return STATUS[route.answer];
}

/** Fastify's schema of a route, from which validation, presentation and documentation come. */
export function schemaOf(route: Route): FastifySchema & Record<string, unknown> {
  const tag = route.path.split('/')[1] ?? '';
  return {
    summary: route.summary,
    tags: [tag],
    security: route.access === 'public' ? [] : [{ bearer: [] }],
    description: route.access === 'public' ? 'Public.' : `Needs: \`${route.access}\`.`,
    ...(route.multipart && { consumes: ['multipart/form-data'] }),
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    ...(route.response && { response: { [statusOf(route)]: route.response } }),
    ...(!route.response && route.answer === 'empty' && { response: { 204: z.undefined() } }),
  };
}

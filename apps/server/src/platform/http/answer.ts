import { Readable } from 'node:stream';
import type { Route } from '@atrium/contract/core/route.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { statusOf } from './schema.ts';

/** One page of a list, with the number of all rows and the place where the next page begins. */
export interface Page<Row> {
  rows: Row[];
  /** `null` on pages reached by a cursor, where nobody counts again. */
  total: number | null;
  cursor: string | null;
}

/** Data is no page: nothing in it runs or is framed, and what belongs to somebody is not kept on the way. */
export function keepToItself(reply: FastifyReply): void {
  reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  reply.header('cache-control', 'no-store');
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Turns what a handler gave back into the answer its route promises. */
export function answer(route: Route, exchange: Exchange, result: unknown): unknown {
  const { request, reply } = exchange;
  if (route.answer === 'file') return reply;
  // A handler may have said something else: not modified, not ready.
  if (reply.statusCode === 200) reply.code(statusOf(route));
  switch (route.answer) {
    case 'list':
      return answerList(result as Page<unknown>, exchange);
    case 'created':
      reply.header(
        'location',
        `/api/v1${collectionOf(route, request)}/${String((result as { id: unknown }).id)}`,
      );
      return result;
    case 'csv':
      reply.type('text/csv; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="${route.path.split('/')[1]}.csv"`);
      return reply.send(Readable.from(result as AsyncIterable<string>));
    case 'empty':
      return reply.send();
    default:
      return result;
  }
}

/** `/sites/:id/duplicate` makes a `/sites/…`; `/clients` makes a `/clients/…`. */
function collectionOf(route: Route, request: FastifyRequest): string {
  if (route.collection) return route.collection;
  const params = request.params as Record<string, string>;
  const end = route.path.endsWith('/duplicate') ? route.path.indexOf('/:') : route.path.length;
  return route.path
    .slice(0, end)
    .replace(/:(\w+)/g, (_match, name: string) => String(params[name]));
}

function answerList(page: Page<unknown>, { request, reply }: Exchange): unknown {
  const links: string[] = [];
  const link = (rel: string, changes: Record<string, string | null>) => {
    const url = new URL(request.originalUrl, 'http://here');
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    links.push(`<${url.pathname}${url.search}>; rel="${rel}"`);
  };
  const { page: number, per_page } = request.query as { page: number; per_page: number };
  if (page.cursor) link('next', { cursor: page.cursor, page: null });
  if (page.total !== null) {
    reply.header('x-total-count', page.total);
    if (number > 1) link('prev', { page: String(number - 1) });
    link('first', { page: '1' });
    link('last', { page: String(Math.max(1, Math.ceil(page.total / per_page))) });
  }
  if (links.length > 0) reply.header('link', links.join(', '));
  return page.rows;
}

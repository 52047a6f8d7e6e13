import { documents } from '@atrium/contract/commerce/orders.ts';
import { papers } from '@atrium/contract/commerce/papers.ts';
import type { FastifyReply } from 'fastify';
import { dispositionOf } from '../../../platform/files/links.ts';
import type { Api } from '../../../platform/http/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import * as service from './papers.service.ts';

async function send(scope: Scope, reply: FastifyReply, wanted: service.Wanted) {
  const { name, bytes } = await service.print(scope, wanted);
  const type = 'application/pdf';
  reply.headers({
    'content-type': type,
    'content-disposition': dispositionOf({ name, type }),
    'x-content-type-options': 'nosniff',
    // As the record is now: asked for again each time.
    'cache-control': 'private, no-cache',
  });
  return reply.send(bytes);
}

export function registerPapers(api: Api): void {
  api.handle(documents.quote, ({ scope, params, http }) =>
    send(scope, http.reply, { kind: 'quote', id: params.id }),
  );
  api.handle(documents.confirmation, ({ scope, params, http }) =>
    send(scope, http.reply, { kind: 'confirmation', id: params.id }),
  );
  api.handle(documents.invoice, ({ scope, params, http }) =>
    send(scope, http.reply, { kind: 'invoice', id: params.id }),
  );
  api.handle(papers.ofOpportunity, ({ scope, params }) =>
    service.list(scope, { type: 'opportunity', id: params.id }),
  );
  api.handle(papers.ofOrder, ({ scope, params }) =>
    service.list(scope, { type: 'order', id: params.id }),
  );
  api.handle(papers.keepOfOpportunity, ({ scope, params, body }) =>
    service.keep(scope, { kind: body.kind, id: params.id }),
  );
  api.handle(papers.keepOfOrder, ({ scope, params, body }) =>
    service.keep(scope, { kind: body.kind, id: params.id }),
  );
}

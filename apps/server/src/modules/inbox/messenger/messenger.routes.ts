import { messenger } from '@atrium/contract/inbox/messenger.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowOrigin, evenly, type Api } from '../../../platform/http/index.ts';
import { readUpload } from '../uploads.ts';
import * as messages from '../messages/messages.service.ts';
import { sendAsVisitor } from '../messages/visitor-send.ts';
import * as service from './session.service.ts';
import { asVisitor } from './visitor-scope.ts';

export function registerMessenger(api: Api): void {
  // Whoever was admitted came from an allowed domain, so his page may read the answer, refusals included.
  api.app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    const isMessenger = request.routeOptions.url?.startsWith('/api/v1/messenger/') ?? false;
    if (isMessenger && request.method !== 'OPTIONS' && reply.statusCode !== 403) {
      allowOrigin(reply, request.headers.origin);
    }
  });
  api.handle(messenger.session, ({ caller, body, http }) =>
    service.start(caller, http.request, body),
  );
  api.handle(messenger.threads, ({ scope }) => service.listThreads(asVisitor(scope)));
  api.handle(messenger.messages, ({ scope, params, query }) =>
    messages.listForVisitor(asVisitor(scope), { id: params.id, window: query }),
  );
  api.handle(messenger.send, ({ scope, body }) => sendAsVisitor(asVisitor(scope), body));
  api.handle(messenger.read, ({ scope, params, body }) =>
    messages.readAsVisitor(asVisitor(scope), { conversation_id: params.id, seq: body.seq }),
  );
  api.handle(messenger.identify, ({ scope, body }) =>
    evenly(() => service.identify(asVisitor(scope), body)),
  );
  api.handle(messenger.requestCode, ({ scope, body }) =>
    evenly(() => service.requestCode(asVisitor(scope), body.email)),
  );
  api.handle(messenger.confirmCode, ({ scope, body }) =>
    service.confirmCode(asVisitor(scope), body),
  );
  api.handle(messenger.upload, ({ scope, http }) => readUpload(scope, http.request));
}

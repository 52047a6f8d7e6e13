import { conversations } from '@atrium/contract/inbox/conversations.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as messages from '../messages/messages.service.ts';
import { sendAsStaff, unsend } from '../messages/staff-send.ts';
import * as service from './conversations.service.ts';
import { merge } from './merge.service.ts';

export function registerConversations(api: Api): void {
  api.handle(conversations.list, ({ scope, query }) => service.list(scope, query));
  api.handle(conversations.counts, ({ scope }) => service.counts(scope));
  api.handle(conversations.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(conversations.update, ({ scope, params, body }) =>
    service.update(scope, params.id, body),
  );
  api.handle(conversations.merge, ({ scope, params, body }) =>
    merge(scope, { id: params.id, ...body }),
  );
  api.handle(conversations.messages, ({ scope, params, query }) =>
    messages.listForStaff(scope, { id: params.id, window: query }),
  );
  api.handle(conversations.send, ({ scope, params, body }) => sendAsStaff(scope, params.id, body));
  api.handle(conversations.unsend, ({ scope, params }) =>
    unsend(scope, { conversation_id: params.id, seq: params.seq }),
  );
  api.handle(conversations.read, ({ scope, params, body }) =>
    messages.readAsStaff(scope, { conversation_id: params.id, seq: body.seq }),
  );
  api.handle(conversations.unread, ({ scope, params }) => messages.markUnread(scope, params.id));
}

import { cannedReplies, labels } from '@atrium/contract/inbox/organizing.ts';
import type { Api } from '../../../platform/http/index.ts';
import { cannedReplyService, labelService } from './organizing.service.ts';

export function registerOrganizing(api: Api): void {
  api.handle(labels.list, ({ scope }) => labelService.list(scope));
  api.handle(labels.create, ({ scope, body }) => labelService.create(scope, body));
  api.handle(labels.update, ({ scope, params, body }) =>
    labelService.update(scope, params.id, body),
  );
  api.handle(labels.remove, ({ scope, params }) => labelService.remove(scope, params.id));
  api.handle(cannedReplies.list, ({ scope }) => cannedReplyService.list(scope));
  api.handle(cannedReplies.create, ({ scope, body }) => cannedReplyService.create(scope, body));
  api.handle(cannedReplies.update, ({ scope, params, body }) =>
    cannedReplyService.update(scope, params.id, body),
  );
  api.handle(cannedReplies.remove, ({ scope, params }) =>
    cannedReplyService.remove(scope, params.id),
  );
}

import { attachments } from '@atrium/contract/work/on-records/attachments.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './attachments.service.ts';

export function registerAttachments(api: Api): void {
  api.handle(attachments.list, ({ scope, query }) => service.list(scope, query));
  api.handle(attachments.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(attachments.upload, ({ scope, query, http }) =>
    service.upload(scope, http.request, query),
  );
  api.handle(attachments.remove, ({ scope, params }) => service.remove(scope, params.id));
  api.handle(attachments.restore, ({ scope, params }) => service.restore(scope, params.id));
}

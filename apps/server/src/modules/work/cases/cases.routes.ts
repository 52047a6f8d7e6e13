import { cases } from '@atrium/contract/work/cases.ts';
import { sla } from '@atrium/contract/work/sla/sla.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './cases.service.ts';
import * as changing from './change.service.ts';
import { makeCaseOf } from './conversations/convert.service.ts';
import { create } from './create.service.ts';
import { mergeCases, previewCases } from './merging.ts';
import * as slaService from './sla/sla.service.ts';

export function registerCases(api: Api): void {
  api.handle(cases.list, ({ scope, query }) => service.list(scope, query));
  api.handle(cases.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(cases.counts, ({ scope }) => service.counts(scope));
  api.handle(cases.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(cases.history, ({ scope, params, query }) => service.history(scope, params.id, query));
  api.handle(cases.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(cases.ofAccount, ({ scope, params, query }) =>
    service.listOf(scope, 'account', { id: params.id, query }),
  );
  api.handle(cases.ofContact, ({ scope, params, query }) =>
    service.listOf(scope, 'contact', { id: params.id, query }),
  );
  api.handle(cases.ofClient, ({ scope, params, query }) =>
    service.listOf(scope, 'client', { id: params.id, query }),
  );
  api.handle(cases.create, ({ scope, body }) => create(scope, body));
  api.handle(cases.fromConversation, ({ scope, params, body }) =>
    makeCaseOf(scope, params.id, body),
  );
  api.handle(cases.update, ({ scope, params, body }) => changing.update(scope, params.id, body));
  api.handle(cases.bulk, ({ scope, body }) => changing.bulk(scope, body));
  api.handle(cases.mergePreview, ({ scope, params, body }) =>
    previewCases(scope, params.id, body.other_id),
  );
  api.handle(cases.merge, ({ scope, params, body }) => mergeCases(scope, params.id, body));
  api.handle(sla.get, ({ scope }) => slaService.get(scope));
  api.handle(sla.update, ({ scope, body }) => slaService.update(scope, body));
}

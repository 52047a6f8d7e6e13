import { contactRoles, lineItems } from '@atrium/contract/crm/line-items.ts';
import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { pipeline } from '@atrium/contract/crm/pipeline.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as changing from './change.service.ts';
import * as lines from './lines/lines.service.ts';
import * as roles from './lines/roles.service.ts';
import * as service from './opportunities.service.ts';
import * as pipes from './pipeline/pipeline.service.ts';

export function registerOpportunities(api: Api): void {
  api.handle(opportunities.list, ({ scope, query }) => service.list(scope, query));
  api.handle(opportunities.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(opportunities.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(opportunities.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(opportunities.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(opportunities.create, ({ scope, body }) => changing.create(scope, body));
  api.handle(opportunities.update, ({ scope, params, body }) =>
    changing.update(scope, params.id, body),
  );
  api.handle(opportunities.bulk, ({ scope, body }) => changing.bulk(scope, body));
  registerPipeline(api);
  registerLines(api);
}

function registerPipeline(api: Api): void {
  api.handle(pipeline.board, ({ scope, query }) => pipes.board(scope, query));
  api.handle(pipeline.forecast, ({ scope, query }) => pipes.forecast(scope, query));
  api.handle(pipeline.stageHistory, ({ scope, params }) => pipes.stageHistory(scope, params.id));
  api.handle(pipeline.timeInStage, ({ scope }) => pipes.timeInStage(scope));
}

function registerLines(api: Api): void {
  api.handle(lineItems.list, ({ scope, params }) => lines.list(scope, params.id));
  api.handle(lineItems.add, ({ scope, params, body }) => lines.add(scope, params.id, body));
  api.handle(lineItems.save, ({ scope, params, body }) => lines.save(scope, params.id, body));
  api.handle(lineItems.update, ({ scope, params, body }) =>
    lines.update(scope, { opportunity: params.id, id: params.line_id }, body),
  );
  api.handle(lineItems.remove, ({ scope, params }) =>
    lines.remove(scope, { opportunity: params.id, id: params.line_id }),
  );
  api.handle(contactRoles.list, ({ scope, params }) => roles.list(scope, params.id));
  api.handle(contactRoles.add, ({ scope, params, body }) => roles.add(scope, params.id, body));
  api.handle(contactRoles.update, ({ scope, params, body }) =>
    roles.update(scope, { opportunity: params.id, id: params.role_id }, body),
  );
  api.handle(contactRoles.remove, ({ scope, params }) =>
    roles.remove(scope, { opportunity: params.id, id: params.role_id }),
  );
}

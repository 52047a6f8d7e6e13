import { leadSources, salesTargets, stages } from '@atrium/contract/crm/stages.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as sourceService from './sources.service.ts';
import * as stageService from './stages.service.ts';

export function registerSettings(api: Api): void {
  api.handle(stages.list, ({ scope }) => stageService.list(scope));
  api.handle(stages.create, ({ scope, body }) => stageService.create(scope, body));
  api.handle(stages.update, ({ scope, params, body }) =>
    stageService.update(scope, params.id, body),
  );
  api.handle(stages.order, ({ scope, body }) => stageService.order(scope, body.ids));
  api.handle(leadSources.list, ({ scope }) => sourceService.list(scope));
  api.handle(leadSources.create, ({ scope, body }) => sourceService.create(scope, body));
  api.handle(leadSources.update, ({ scope, params, body }) =>
    sourceService.update(scope, params.id, body),
  );
  api.handle(salesTargets.list, ({ scope, query }) => sourceService.listTargets(scope, query));
  api.handle(salesTargets.set, ({ scope, body }) => sourceService.setTargets(scope, body));
}

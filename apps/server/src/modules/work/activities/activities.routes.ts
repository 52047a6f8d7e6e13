import { activities } from '@atrium/contract/work/activities/activities.ts';
import { myDay } from '@atrium/contract/work/activities/my-day.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './activities.service.ts';
import * as changing from './change.service.ts';
import { create } from './create.service.ts';
import { countDue, getMyDay } from './my-day/my-day.service.ts';

export function registerActivities(api: Api): void {
  api.handle(myDay.get, ({ scope }) => getMyDay(scope));
  api.handle(myDay.due, ({ scope }) => countDue(scope));
  api.handle(activities.list, ({ scope, query }) => service.list(scope, query));
  api.handle(activities.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(activities.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(activities.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(activities.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(activities.create, ({ scope, body }) => create(scope, body));
  api.handle(activities.update, ({ scope, params, body }) =>
    changing.update(scope, params.id, body),
  );
  api.handle(activities.bulk, ({ scope, body }) => changing.bulk(scope, body));
  api.handle(activities.complete, ({ scope, params, body }) =>
    changing.complete(scope, { id: params.id, version: body?.version }),
  );
  api.handle(activities.reopen, ({ scope, params, body }) =>
    changing.reopen(scope, { id: params.id, version: body?.version }),
  );
}

import { contracts } from '@atrium/contract/commerce/contracts.ts';
import type { Api } from '../../../platform/http/index.ts';
import { listOfAccount } from '../../crm/index.ts';
import * as changing from './change.service.ts';
import * as service from './contracts.service.ts';
import * as creating from './create.service.ts';
import * as following from './follow.service.ts';
import { addPeriod } from './periods/periods.service.ts';

export function registerContracts(api: Api): void {
  api.handle(contracts.list, ({ scope, query }) => service.list(scope, query));
  api.handle(contracts.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(contracts.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(contracts.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(contracts.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(contracts.create, ({ scope, body }) => creating.create(scope, body));
  api.handle(contracts.update, ({ scope, params, body }) =>
    changing.update(scope, params.id, body),
  );
  api.handle(contracts.bulk, ({ scope, body }) => changing.bulk(scope, body));
  api.handle(contracts.ofAccount, ({ scope, params, query }) =>
    listOfAccount(scope, { id: params.id, query }, service.listIn),
  );
  api.handle(contracts.generate, ({ scope, params, body }) =>
    creating.generate(scope, params.id, body),
  );
  api.handle(contracts.renew, ({ scope, params, body }) => following.renew(scope, params.id, body));
  api.handle(contracts.change, ({ scope, params, body }) =>
    following.change(scope, params.id, body),
  );
  api.handle(contracts.addPeriod, ({ scope, params, body }) => addPeriod(scope, params.id, body));
}

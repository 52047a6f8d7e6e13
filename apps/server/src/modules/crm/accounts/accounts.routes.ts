import { accounts } from '@atrium/contract/crm/accounts.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as contacts from '../contacts/contacts.service.ts';
import { likeAccount } from '../duplicates/duplicates.service.ts';
import type { Merging } from '../merging/merge.service.ts';
import * as opportunities from '../opportunities/opportunities.service.ts';
import * as service from './accounts.service.ts';

export function registerAccounts(api: Api, merging: Merging): void {
  api.handle(accounts.list, ({ scope, query }) => service.list(scope, query));
  api.handle(accounts.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(accounts.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(accounts.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(accounts.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(accounts.create, ({ scope, body }) => service.create(scope, body));
  api.handle(accounts.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  api.handle(accounts.bulk, ({ scope, body }) => service.bulk(scope, body));
  api.handle(accounts.contacts, ({ scope, params, query }) =>
    service.listRelated(scope, { id: params.id, query }, contacts.listIn),
  );
  api.handle(accounts.opportunities, ({ scope, params, query }) =>
    service.listRelated(scope, { id: params.id, query }, opportunities.listIn),
  );
  api.handle(accounts.duplicates, ({ scope, body }) => likeAccount(scope, body));
  api.handle(accounts.mergePreview, ({ scope, params, body }) =>
    merging.accounts.preview(scope, params.id, body.other_id),
  );
  api.handle(accounts.merge, ({ scope, params, body }) =>
    merging.accounts.merge(scope, params.id, body),
  );
}

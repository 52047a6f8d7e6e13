import { contacts } from '@atrium/contract/crm/contacts.ts';
import type { Api } from '../../../platform/http/index.ts';
import { likePerson } from '../duplicates/duplicates.service.ts';
import type { Merging } from '../merging/merge.service.ts';
import * as service from './contacts.service.ts';

export function registerContacts(api: Api, merging: Merging): void {
  api.handle(contacts.list, ({ scope, query }) => service.list(scope, query));
  api.handle(contacts.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(contacts.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(contacts.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(contacts.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(contacts.create, ({ scope, body }) => service.create(scope, body));
  api.handle(contacts.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  api.handle(contacts.bulk, ({ scope, body }) => service.bulk(scope, body));
  api.handle(contacts.duplicates, ({ scope, body }) => likePerson(scope, body, 'contact'));
  api.handle(contacts.mergePreview, ({ scope, params, body }) =>
    merging.contacts.preview(scope, params.id, body.other_id),
  );
  api.handle(contacts.merge, ({ scope, params, body }) =>
    merging.contacts.merge(scope, params.id, body),
  );
}

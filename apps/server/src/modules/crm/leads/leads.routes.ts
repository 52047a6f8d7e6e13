import { leads } from '@atrium/contract/crm/leads.ts';
import type { Api } from '../../../platform/http/index.ts';
import { likePerson } from '../duplicates/duplicates.service.ts';
import type { Merging } from '../merging/merge.service.ts';
import { candidates, convert } from './conversion/convert.service.ts';
import { undo } from './conversion/undo.service.ts';
import * as service from './leads.service.ts';

export function registerLeads(api: Api, merging: Merging): void {
  const { related, onConvert: hooks, onUndo } = merging.neighbors;
  api.handle(leads.list, ({ scope, query }) => service.list(scope, query));
  api.handle(leads.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(leads.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(leads.history, ({ scope, params, query }) => service.history(scope, params.id, query));
  api.handle(leads.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(leads.create, ({ scope, body }) => service.create(scope, body));
  api.handle(leads.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  api.handle(leads.bulk, ({ scope, body }) => service.bulk(scope, body));
  api.handle(leads.duplicates, ({ scope, body }) => likePerson(scope, body, 'lead'));
  api.handle(leads.conversion, ({ scope, params }) => candidates(scope, params.id));
  api.handle(leads.convert, ({ scope, params, body }) =>
    convert(scope, { id: params.id, input: body, hooks }),
  );
  api.handle(leads.undoConversion, ({ scope, params, body }) =>
    undo(scope, { id: params.id, version: body.version, related, hooks: onUndo }),
  );
  api.handle(leads.mergePreview, ({ scope, params, body }) =>
    merging.leads.preview(scope, params.id, body.other_id),
  );
  api.handle(leads.merge, ({ scope, params, body }) => merging.leads.merge(scope, params.id, body));
}

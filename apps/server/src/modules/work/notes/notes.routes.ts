import { notes } from '@atrium/contract/work/on-records/notes.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './notes.service.ts';

export function registerNotes(api: Api): void {
  api.handle(notes.list, ({ scope, query }) => service.list(scope, query));
  api.handle(notes.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(notes.history, ({ scope, params, query }) => service.history(scope, params.id, query));
  api.handle(notes.create, ({ scope, body }) => service.create(scope, body));
  api.handle(notes.update, ({ scope, params, body }) => service.update(scope, params.id, body));
}

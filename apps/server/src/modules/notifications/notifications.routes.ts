import { notifications } from '@atrium/contract/notifications/notifications.ts';
import type { Api } from '../../platform/http/index.ts';
import * as service from './notifications.service.ts';
import * as preferences from './preferences.service.ts';

export function registerNotifications(api: Api): void {
  api.handle(notifications.list, ({ scope, query }) => service.list(scope, query));
  api.handle(notifications.count, ({ scope }) => service.count(scope));
  api.handle(notifications.read, ({ scope, params, body }) =>
    service.read(scope, { ...params, ...body }),
  );
  api.handle(notifications.readAll, ({ scope, body }) => service.readAll(scope, body));
  api.handle(notifications.preferences, ({ scope }) => preferences.get(scope));
  api.handle(notifications.setPreferences, ({ scope, body }) => preferences.set(scope, body));
}

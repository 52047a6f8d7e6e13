import { calendar } from '@atrium/contract/work/activities/calendar.ts';
import { publicOrigin, type Api } from '../../../platform/http/index.ts';
import * as feeds from './feed/feed.service.ts';
import { getRange } from './range.service.ts';
import { sendFeed } from './feed/send-feed.ts';

export function registerCalendar(api: Api): void {
  api.handle(calendar.range, ({ scope, query }) => getRange(scope, query));
  api.handle(calendar.feed, ({ scope, http }) => feeds.get(scope, originOf(api, http)));
  api.handle(calendar.renewFeed, ({ scope, http }) => feeds.renew(scope, originOf(api, http)));
  api.handle(calendar.revokeFeed, ({ scope }) => feeds.revoke(scope));
  api.handle(calendar.subscribe, ({ caller, params, http }) =>
    sendFeed(caller, params.token, http),
  );
}

function originOf({ platform }: Api, { request }: Parameters<typeof sendFeed>[2]): string {
  return publicOrigin(platform, request);
}

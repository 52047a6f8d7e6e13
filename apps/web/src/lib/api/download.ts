import { auth } from '@atrium/contract/identity/auth.ts';
import type { Route } from '@atrium/contract/core/route.ts';
import type { ListSearch } from '../lists/list-search.ts';
import { addressOf } from './address.ts';
import { call } from './call.ts';

/** Lets the browser download a CSV of the list as it is filtered and sorted. */
export async function download(route: Route, search: ListSearch): Promise<void> {
  // A link cannot exchange an expired access token; a call can, and does.
  await call(auth.me);
  const { page: _, per_page: __, view: ___, ...query } = search;
  const link = document.createElement('a');
  link.href = addressOf(route, { query } as never);
  link.download = '';
  link.click();
}

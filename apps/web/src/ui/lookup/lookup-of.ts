import type { Route } from '@atrium/contract/core/route.ts';
import type { z } from 'zod';
import type { CallInput } from '../../lib/api/call.ts';
import { call, callList } from '../../lib/api/call.ts';
import type { LookupOption, LookupSource } from './lookup-source.ts';

type Answering<Shape> = Route & { readonly response: z.ZodType<Shape> };

interface Finding<Row, Detail extends Row> {
  /** First part of the Query keys: `accounts`. */
  key: string;
  routes: { list: Answering<Row[]>; get: Answering<Detail> };
  /** How one is named. */
  option: (row: Row) => LookupOption;
  /** Narrows what is found: `{ is_active: 'true' }`. */
  only?: Record<string, string | number>;
}

const MOST = 20;

/** Where a look-up finds records of a kind that has a list with a search. */
export function lookupOf<Row, Detail extends Row>(finding: Finding<Row, Detail>): LookupSource {
  const { key, routes, option, only = {} } = finding;
  return {
    key,
    only,
    search: async (text, signal) => {
      const query: Record<string, unknown> = { ...only, search: text, per_page: MOST };
      const input = { query, signal } as CallInput<typeof routes.list>;
      return (await callList(routes.list, input)).rows.map(option);
    },
    get: async (id, signal) =>
      option(await call(routes.get, { params: { id }, signal } as CallInput<typeof routes.get>)),
  };
}

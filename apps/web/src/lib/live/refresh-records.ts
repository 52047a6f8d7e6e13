import type { QueryClient, QueryFilters, QueryKey } from '@tanstack/react-query';
import type { LiveConnection } from './connection.ts';
import { forgetRecord, withoutGone } from './gone-records.ts';

/** The record type of a push and the first part of its Query keys, where they differ. */
const KEYS: Record<string, string> = {
  account: 'accounts',
  contact: 'contacts',
  lead: 'leads',
  product: 'products',
  opportunity: 'opportunities',
  order: 'orders',
  payment: 'payments',
  contract: 'contracts',
  stage: 'stages',
  lead_source: 'lead-sources',
  sales_target: 'sales-targets',
  client: 'clients',
  site: 'sites',
  user: 'users',
  label: 'labels',
  canned_reply: 'canned-replies',
  api_key: 'api-keys',
  conversation: 'conversations',
  note: 'notes',
  activity: 'activities',
  attachment: 'attachments',
  case: 'cases',
};
/** What else shows a kind of record: pages that show the first ones of it, boards and reports. */
const SHOWN_ON: Record<string, readonly QueryKey[]> = {
  accounts: [['retainers']],
  contacts: [['accounts', 'get']],
  contracts: [['retainers']],
  opportunities: [
    ['accounts', 'get'],
    ['contacts', 'get'],
  ],
  orders: [['retainers']],
  payments: [['retainers']],
  stages: [['opportunities']],
  sla: [['cases']],
};
const GATHER_MILLISECONDS = 150;

/** The first part of the Query keys under which a type of record is cached. */
export function queryKeyOf(entity: string): string {
  return KEYS[entity] ?? entity;
}

/**
 * Asks again for what is on screen. What is being asked for the first time at this moment is asked for
 * once more when it is here: its answer may have been written before the news (Query would not do so).
 */
async function askAgain(client: QueryClient, filters: QueryFilters = {}): Promise<void> {
  const asked = withoutGone(client, filters);
  const onTheWay = client
    .getQueryCache()
    .findAll({ ...asked, fetchStatus: 'fetching' })
    .filter((query) => query.state.data === undefined);
  await client.invalidateQueries(asked);
  await Promise.allSettled(onTheWay.map(async (query) => query.promise));
  await Promise.all(
    onTheWay.map(({ queryKey }) => client.invalidateQueries({ queryKey, exact: true })),
  );
}

/** Asks again for everything that is on screen. */
export function refreshAll(client: QueryClient): Promise<void> {
  return askAgain(client);
}

async function refreshKinds(client: QueryClient, kinds: readonly string[]): Promise<void> {
  const keys = kinds.flatMap((kind): QueryKey[] => [[kind], ...(SHOWN_ON[kind] ?? [])]);
  const once = new Map(keys.map((queryKey) => [queryKey.join(' '), queryKey]));
  await Promise.all([
    ...[...once.values()].map((queryKey) => askAgain(client, { queryKey })),
    // A line is told on more records than the one it is about.
    askAgain(client, { predicate: ({ queryKey }) => queryKey[1] === 'timeline' }),
    // Whoever owns a record follows it, and reports count records of every kind.
    askAgain(client, { queryKey: ['following'] }),
    askAgain(client, { queryKey: ['reports'] }),
  ]);
}

/** Asks again for what is on screen of kinds of records, and for what else shows them. */
export function refreshKind(client: QueryClient, ...kinds: string[]): Promise<void> {
  return refreshKinds(client, kinds);
}

/**
 * Refreshes what is on screen when the server says that a record was written. Many pushes at once make
 * one refresh. With each connection everything on screen is asked for again: nobody told what was
 * written while there was none, also between the first answers and the first connection.
 */
export function refreshRecords(live: LiveConnection, client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const touched = new Set<string>();

  function flush(): void {
    timer = undefined;
    void refreshKinds(client, [...touched]);
    touched.clear();
  }

  const stop = live.subscribe((push) => {
    if (push.type === 'ready') void askAgain(client);
    if (push.type !== 'record') return;
    const key = queryKeyOf(push.entity);
    // The Inbox keeps its list by `conversation` pushes; asking for the whole list again would be waste.
    if (key === 'conversations') return;
    if (push.is_gone) forgetRecord(client, key, push.id);
    touched.add(key);
    timer ??= setTimeout(flush, GATHER_MILLISECONDS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

import type { QueryClient, QueryFilters, QueryKey } from '@tanstack/react-query';

/** The queries that are about one record: its id is in their key. */
const OF_ONE = new Set([
  'get',
  'timeline',
  'history',
  'lookup-one',
  'merge-preview',
  'conversion',
  'duplicates',
]);
/** Merged away or taken back: no record comes back from there. */
const gone = new WeakMap<QueryClient, Set<string>>();

function idsIn(key: QueryKey): string[] {
  return key.slice(2).flatMap((part) => {
    if (typeof part === 'string' || typeof part === 'number') return [String(part)];
    const { except_id } = (part ?? {}) as { except_id?: number };
    return except_id === undefined ? [] : [String(except_id)];
  });
}

/** Is a query about a record that is gone? */
function isGone(client: QueryClient, key: QueryKey): boolean {
  const known = gone.get(client);
  const [kind, what] = key;
  if (!known || !OF_ONE.has(String(what))) return false;
  return idsIn(key).some((id) => known.has(`${String(kind)} ${id}`));
}

/**
 * A record is out of sight from now on. What is known of it is let go; what is on screen stays there and is not asked
 * again.
 */
export function forgetRecord(client: QueryClient, kind: string, id: number | string): void {
  const known = gone.get(client) ?? new Set();
  gone.set(client, known.add(`${kind} ${id}`));
  client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => isGone(client, queryKey) });
}

/** The filters, without what is about a record that is gone: it is not asked again, for there is no answer. */
export function withoutGone(client: QueryClient, filters: QueryFilters): QueryFilters {
  if (!gone.has(client)) return filters;
  const { predicate = () => true } = filters;
  return { ...filters, predicate: (query) => !isGone(client, query.queryKey) && predicate(query) };
}

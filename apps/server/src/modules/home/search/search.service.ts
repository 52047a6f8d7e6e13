import type { QueryOf } from '@atrium/contract/core/route.ts';
import type { search as routes, SearchAnswer, SearchHit } from '@atrium/contract/home/search.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import { SEARCHED } from './kinds.queries.ts';
import * as queries from './search.queries.ts';
import { rangesOf, wantedOf } from './words.ts';

type Query = QueryOf<(typeof routes)['all']>;

/** Shorter words are too like to too many. */
const LEAST_LETTERS = 3;

/**
 * Finds records of every kind that the caller may read. When what was typed is nowhere, each word stands for the
 * known words like it.
 */
export function search(scope: Scope, query: Query): Promise<SearchAnswer> {
  return scope.platform.db.transact(scope, async (tx) => {
    const key = await queries.keyOf(tx, query.q);
    const { words, digits, number } = wantedOf(key);
    const needle = { key: key.trim(), digits, number, limit: query.limit };
    const exact = await findAll(tx, scope, {
      query,
      needle: { ...needle, words: words.map((word) => [word]) },
    });
    if (exact.length > 0 || words.every((word) => word.length < LEAST_LETTERS))
      return { groups: groupsOf(exact, words), instead: null };
    const meant = await queries.alternativesOf(tx, words);
    const near = await findAll(tx, scope, { query, needle: { ...needle, words: meant } });
    const instead = meant.map(([typed = '', best]) => best ?? typed).join(' ');
    return { groups: groupsOf(near, meant.flat()), instead: near.length > 0 ? instead : null };
  });
}

async function findAll(
  tx: Tx,
  scope: Scope,
  { query, needle }: { query: Query; needle: queries.Needle },
): Promise<queries.HitRow[]> {
  const isWanted = (kind: queries.HitRow['kind']) => query.kind?.includes(kind) ?? true;
  const kinds = SEARCHED.filter(({ kind, permission }) => isWanted(kind) && may(scope, permission));
  const hits = await queries.find(tx, scope, { kinds, needle });
  if (!isWanted('conversation') || !may(scope, 'conversations.read')) return hits;
  return [...hits, ...(await queries.findConversations(tx, scope, needle))];
}

/** By kind, the kind of the best hit first. */
function groupsOf(
  hits: readonly queries.HitRow[],
  words: readonly string[],
): SearchAnswer['groups'] {
  const groups = Map.groupBy(hits, ({ kind }) => kind);
  return [...groups].map(([kind, rows]) => ({
    kind,
    hits: rows.map(({ id, title, detail }): SearchHit => ({
      kind,
      id,
      title,
      detail,
      title_ranges: rangesOf(title, words),
      detail_ranges: rangesOf(detail, words),
    })),
  }));
}

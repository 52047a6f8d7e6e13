import type { SearchKind } from '@atrium/contract/home/search.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { Searched } from './kinds.queries.ts';

/** Of very many that contain the words, so many are looked at. */
const MOST_CANDIDATES = 200;
const MOST_MESSAGES = 50;

export interface HitRow {
  kind: SearchKind;
  id: string;
  title: string;
  detail: string;
  /** 4: exactly that name … 1: contains the words; a quarter less for what is past. */
  rank: number;
}

/** What is looked for: alternatives of each word, all of which must be there. */
export interface Needle {
  /** As it was typed, normalized. */
  key: string;
  words: string[][];
  digits: string | null;
  number: string | null;
  limit: number;
}

/** Normalizes what was typed, as every text that is searched was. */
export async function keyOf(tx: Tx, typed: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`SELECT search_key(${typed}) AS key`.execute(tx);
  return rows[0]?.key ?? '';
}

/** Known words like each of these, itself first. */
export async function alternativesOf(tx: Tx, words: readonly string[]): Promise<string[][]> {
  const { rows } = await sql<{ alternatives: string[] }>`
    SELECT ARRAY(SELECT similar_words(word, 8)) AS alternatives
    FROM unnest(${words}::text[]) WITH ORDINALITY AS given (word, at) ORDER BY at`.execute(tx);
  return rows.map(({ alternatives }, index) => [words[index] ?? '', ...alternatives]);
}

function candidates({ table, hasPhone }: Searched, needle: Needle): RawBuilder<unknown> {
  const words = needle.number === null ? needle.words : [[needle.number]];
  const byWords = sql`SELECT search_ids(${table}::regclass, ${JSON.stringify(words)}::jsonb, ${MOST_CANDIDATES})`;
  if (!hasPhone || needle.digits === null) return byWords;
  return sql`${byWords} UNION SELECT phone_ids(${table}::regclass, ${needle.digits}, ${MOST_CANDIDATES})`;
}

/** How well a name answers: exactly, by its beginning, by the beginning of one of its words, or somewhere. */
function rankOf(key: RawBuilder<string>, isPast: RawBuilder<boolean>, wanted: string) {
  return sql<number>`CASE WHEN ${key} = ${wanted} THEN 4 WHEN starts_with(${key}, ${wanted}) THEN 3
    WHEN strpos(' ' || ${key}, ${` ${wanted}`}) > 0 THEN 2 ELSE 1 END - CASE WHEN ${isPast} THEN 0.25 ELSE 0 END`;
}

function branch(scope: Scope, searched: Searched, needle: Needle): RawBuilder<unknown> {
  const { kind, from, title, detail, key, shown, isPast } = searched;
  return sql`(SELECT ${kind} AS kind, t.id::text AS id, ${title} AS title, ${detail} AS detail,
      (${rankOf(key, isPast, needle.number ?? needle.key)})::float8 AS rank, ${key} AS key
    FROM ${from}
    WHERE t.org_id = ${scope.org} AND ${shown} AND t.id IN (${candidates(searched, needle)})
    ORDER BY rank DESC, key, t.id DESC LIMIT ${needle.limit})`;
}

/** The best of each kind, in one query. */
export async function find(
  tx: Tx,
  scope: Scope,
  { kinds, needle }: { kinds: readonly Searched[]; needle: Needle },
): Promise<HitRow[]> {
  if (kinds.length === 0) return [];
  const branches = kinds.map((kind) => branch(scope, kind, needle));
  const { rows } = await sql<HitRow>`
    SELECT kind, id, title, detail, rank FROM (${sql.join(branches, sql` UNION ALL `)}) AS hits
    ORDER BY rank DESC, key`.execute(tx);
  return rows;
}

/** Conversations whose words, subject or person contain what was typed, the newest first. */
export async function findConversations(
  tx: Tx,
  scope: Scope,
  { key, limit }: Needle,
): Promise<HitRow[]> {
  const { rows } = await sql<HitRow>`
    SELECT 'conversation' AS kind, c.id::text AS id, coalesce(c.subject, p.name, p.email, 'Conversation') AS title,
      c.last_message_preview AS detail, 1::float8 AS rank
    FROM conversations c LEFT JOIN clients p ON p.org_id = c.org_id AND p.id = c.client_id
    WHERE c.org_id = ${scope.org} AND c.merged_into_id IS NULL
      AND c.id IN (SELECT id FROM conversations_matching(${key}) AS id LIMIT ${MOST_MESSAGES})
    ORDER BY c.last_message_at DESC LIMIT ${limit}`.execute(tx);
  return rows;
}

import { sql } from 'kysely';

/** For a `RecordSource` over `t`: whose record it is, in the short form of a user. */
export const ownerColumns = sql`t.owner_id, CASE WHEN owner.id IS NULL THEN NULL
  ELSE jsonb_build_object('id', owner.id, 'name', owner.name, 'avatar_url', NULL) END AS owner`;
export const ownerJoin = sql`LEFT JOIN users AS owner ON owner.org_id = t.org_id AND owner.id = t.owner_id`;
/** Alphabetical order by the owner. */
export const ownerOrder = sql`owner.name_key`;

/** Columns that every record of sales ends with. */
export const originColumns = sql`t.created_by, t.created_at, t.updated_at, t.version`;

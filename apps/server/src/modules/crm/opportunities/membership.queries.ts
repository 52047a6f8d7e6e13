import { sql, type RawBuilder } from 'kysely';

type Special = Record<string, (value: unknown) => RawBuilder<boolean>>;

/** The filters of an id that a deal has several of, such as its products. */
export function membership(
  name: string,
  { table, column }: { table: string; column: string },
): Special {
  const rows = sql`SELECT FROM ${sql.table(table)} m WHERE m.org_id = t.org_id AND m.opportunity_id = t.id`;
  const member = sql.ref(`m.${column}`);
  return {
    [name]: (value) => sql`EXISTS (${rows} AND ${member} = ${value})`,
    [`${name}_ne`]: (value) => sql`NOT EXISTS (${rows} AND ${member} = ${value})`,
    [`${name}_in`]: (value) => sql`EXISTS (${rows} AND ${member} = ANY (${value}))`,
    [`${name}_empty`]: (value) =>
      value === true ? sql`NOT EXISTS (${rows})` : sql`EXISTS (${rows})`,
  };
}

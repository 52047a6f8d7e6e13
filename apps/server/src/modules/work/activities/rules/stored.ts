import type { StoredActivity } from '../activities.queries.ts';

/** Kinds of records, as callers say them. */
interface Given {
  what_type?: string | null | undefined;
  who_type?: string | null | undefined;
}

interface Written {
  what_type?: StoredActivity['what_type'];
  who_type?: StoredActivity['who_type'];
}

/** As the database keeps it: kinds of records by the words of events. Fields left out stay out. */
export function stored<Input extends Given>(input: Input): Omit<Input, keyof Given> & Written {
  const { what_type: what, who_type: who, ...rest } = input;
  return {
    ...rest,
    ...(what !== undefined && { what_type: lower(what) as StoredActivity['what_type'] }),
    ...(who !== undefined && { who_type: lower(who) as StoredActivity['who_type'] }),
  };
}

function lower(type: string | null): string | null {
  return type === null ? null : type.toLowerCase();
}

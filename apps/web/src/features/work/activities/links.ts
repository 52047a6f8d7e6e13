import type { Activity, ActivityCreate } from '@atrium/contract/work/activities/activities.ts';
import { WHAT_TYPES, WHO_TYPES } from '@atrium/contract/work/activities/activities.ts';
import type { z } from 'zod';
import type { Ref } from '../../../ui/records.ts';

type Links = Pick<z.input<typeof ActivityCreate>, 'what_type' | 'what_id' | 'who_type' | 'who_id'>;
type WhatType = NonNullable<Activity['what_type']>;
type WhoType = NonNullable<Activity['who_type']>;

/** `account` → `Account`, as activities say it. */
export function kindOf(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1);
}

/** How an activity that is made on a record's page belongs to it. */
export function linkTo({ type, id }: Ref): Links {
  const kind = kindOf(type);
  if ((WHO_TYPES as readonly string[]).includes(kind))
    return { who_type: kind as WhoType, who_id: Number(id) };
  if ((WHAT_TYPES as readonly string[]).includes(kind))
    return { what_type: kind as WhatType, what_id: Number(id) };
  return {};
}

/** The filter of a list that gives what belongs to a record; an account shows what is behind it too. */
export function belongingTo(of: Ref): Record<string, string> {
  if (of.type === 'account') return { account_id: String(of.id) };
  return Object.fromEntries(
    Object.entries(linkTo(of)).map(([name, value]) => [name, String(value)]),
  );
}

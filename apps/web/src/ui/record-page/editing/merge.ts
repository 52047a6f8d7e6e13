import type { Values } from '../../record-form/fields.ts';

/** A field that this person changed and that is different in the record as it is now. */
export interface Difference {
  name: string;
  mine: unknown;
  theirs: unknown;
  /** The other changed it too; otherwise only its old value stands against mine. */
  isContested: boolean;
}

export type Choice = 'mine' | 'theirs';

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/**
 * What is to be decided after somebody else saved first.
 * @param base the record as it was when editing began
 * @param mine the fields changed here
 * @param current the record as it is now
 */
export function differences(base: Values, mine: Values, current: Values): Difference[] {
  return Object.entries(mine)
    .filter(([name, value]) => !isSame(value, current[name]))
    .map(([name, value]) => ({
      name,
      mine: value,
      theirs: current[name],
      isContested: !isSame(base[name], current[name]),
    }));
}

/** What to send: my value where I keep it; what is theirs is there already. */
export function merged(found: readonly Difference[], choices: Record<string, Choice>): Values {
  return Object.fromEntries(
    found
      .filter(
        ({ name, isContested }) => (choices[name] ?? (isContested ? 'theirs' : 'mine')) === 'mine',
      )
      .map(({ name, mine }) => [name, mine]),
  );
}

/** Only the fields whose draft differs from the record. */
export function changesOf(base: Values, draft: Values): Values {
  return Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => !isSame(value, base[name])),
  );
}

import type { DuplicateQuestion } from '@atrium/contract/records/duplicates.ts';
import type { Values } from '../record-form/fields.ts';

/** What a record is known by. */
const TELLING = ['name', 'first_name', 'last_name', 'company', 'email', 'website'] as const;
/** Shorter ones are like everything. */
const SHORTEST = 3;

/** The question for likely duplicates of what a form holds; nothing as long as it tells nothing. */
export function questionOf(values: Values): DuplicateQuestion | undefined {
  const question: DuplicateQuestion = {};
  for (const name of TELLING) {
    const value = values[name];
    if (typeof value === 'string' && value.trim() !== '') question[name] = value.trim();
  }
  const isTelling = Object.values(question).join('').length >= SHORTEST;
  return isTelling ? question : undefined;
}

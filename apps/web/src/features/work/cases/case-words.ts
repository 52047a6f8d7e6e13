import {
  CASE_CATEGORIES,
  CASE_ORIGINS,
  CASE_STATUSES,
  type Case,
} from '@atrium/contract/work/cases.ts';
import { CASE_PRIORITIES } from '@atrium/contract/work/sla/sla.ts';
import { t } from '../../../lib/i18n.ts';

type Words<Value extends string> = Record<Value, string>;

function wordsOf<Value extends string>(
  values: readonly Value[],
  word: (value: Value) => string,
): Words<Value> {
  return Object.fromEntries(values.map((value) => [value, word(value)])) as Words<Value>;
}

/** The word of each status. */
export const caseStatusWords = (): Words<Case['status']> =>
  wordsOf(CASE_STATUSES, (status) => t(`work.cases.statuses.${status}`));

/** The word of each priority, the most urgent first. */
export const casePriorityWords = (): Words<Case['priority']> =>
  wordsOf(CASE_PRIORITIES.toReversed(), (priority) => t(`work.cases.priorities.${priority}`));

/** The word of each category. */
export const caseCategoryWords = (): Words<Case['category']> =>
  wordsOf(CASE_CATEGORIES, (category) => t(`work.cases.categories.${category}`));

/** The word of each origin. */
export const caseOriginWords = (): Words<Case['origin']> =>
  wordsOf(CASE_ORIGINS, (origin) => t(`work.cases.origins.${origin}`));

/** Words as the choices of a field. */
export function choicesOf(words: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

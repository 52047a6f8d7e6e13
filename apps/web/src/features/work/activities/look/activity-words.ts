import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import { ACTIVITY_STATUSES, PRIORITIES } from '@atrium/contract/work/activities/activities.ts';
import {
  ACTIVITY_TYPES,
  type ActivityType,
} from '@atrium/contract/work/activities/activity-times.ts';
import { t } from '../../../../lib/i18n.ts';

const choicesOf = <Value extends string>(
  values: readonly Value[],
  word: (value: Value) => string,
) => values.map((value) => ({ value, label: word(value) }));

export const typeWord = (type: ActivityType) => t(`work.activities.types.${type}`);
export const statusWord = (status: Activity['status']) => t(`work.activities.statuses.${status}`);
export const priorityWord = (priority: Activity['priority']) =>
  t(`work.activities.priorities.${priority}`);

export const typeChoices = () => choicesOf(ACTIVITY_TYPES, typeWord);
export const statusChoices = () => choicesOf(ACTIVITY_STATUSES, statusWord);
export const priorityChoices = () => choicesOf(PRIORITIES, priorityWord);

/** As filters want their words. */
export function wordsOf(choices: { value: string; label: string }[]): Record<string, string> {
  return Object.fromEntries(choices.map(({ value, label }) => [value, label]));
}

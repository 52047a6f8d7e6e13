import type { FilterKind, FilterOperator } from '@atrium/contract/core/filters.ts';
import { t } from '../../../lib/i18n.ts';
import type { Condition } from '../../../lib/lists/list-search.ts';
import type { FilterWords } from '../types.ts';

function isMoment(kind: FilterKind | undefined): boolean {
  return kind === 'instant' || kind === 'date';
}

/** The operator as the filter builder says it; moments are "after", numbers "more than". */
export function operatorWord(operator: FilterOperator, kind: FilterKind | undefined): string {
  switch (operator) {
    case 'gt':
      return isMoment(kind) ? t('ui.op_gt_time') : t('ui.op_gt');
    case 'gte':
      return isMoment(kind) ? t('ui.op_gte_time') : t('ui.op_gte');
    case 'lt':
      return isMoment(kind) ? t('ui.op_lt_time') : t('ui.op_lt');
    case 'lte':
      return isMoment(kind) ? t('ui.op_lte_time') : t('ui.op_lte');
    default:
      return t(`ui.op_${operator}`);
  }
}

/** The value of a condition in words. */
export function valueWord({ operator, value }: Condition, words: FilterWords): string {
  if (operator === 'empty' || value === 'true' || value === 'false') {
    return value === 'true' ? t('ui.yes') : t('ui.no');
  }
  if (value === 'me') return t('ui.me');
  return value
    .split(',')
    .map((each) => words.choices?.[each] ?? each)
    .join(', ');
}

/** What a fresh condition on a column begins with. */
export function startValue(kind: FilterKind | undefined, operator: FilterOperator): string {
  if (operator === 'empty' || kind === 'boolean') return 'true';
  if (typeof kind === 'object') return kind[0] ?? '';
  return kind === 'id' && operator !== 'in' ? 'me' : '';
}

import { LineItemsSave } from '@atrium/contract/crm/line-items.ts';
import type { ApiProblem } from '../../../../lib/api/problem.ts';
import { t } from '../../../../lib/i18n.ts';
import { shapeErrors } from '../../../../ui/record-form/form-errors.ts';
import type { DraftLine } from './line-draft.ts';
import { bodyOf, filledLines, quantityOf } from './line-draft.ts';

/** Messages by line and cell: `line-3.quantity`. */
export type CellErrors = Record<string, string>;

const PATH = /^(?:body\.)?lines\.(\d+)\.(\w+)$/;

/** `lines.1.quantity` of what was sent → the cell that holds it. */
function atCells(messages: Record<string, string>, lines: readonly DraftLine[]): CellErrors {
  const sent = filledLines(lines);
  return Object.fromEntries(
    Object.entries(messages).flatMap(([path, message]) => {
      const [, index, name] = PATH.exec(path) ?? [];
      const line = index === undefined ? undefined : sent[Number(index)];
      return line ? [[`${line.key}.${name}`, message]] : [];
    }),
  );
}

/** What is wrong with the lines, before they are sent. */
export function draftErrors(lines: readonly DraftLine[]): CellErrors {
  const errors = atCells(shapeErrors(LineItemsSave, bodyOf(lines, [])), lines);
  for (const { key, product_id, quantity } of filledLines(lines)) {
    if (product_id === null) errors[`${key}.product_id`] = t('crm.opportunities.choose_product');
    if (quantityOf(quantity) === undefined)
      errors[`${key}.quantity`] = t('crm.opportunities.enter_quantity');
  }
  return errors;
}

/** What the server said of single cells. */
export function serverCellErrors(problem: ApiProblem, lines: readonly DraftLine[]): CellErrors {
  return atCells(problem.fields, lines);
}

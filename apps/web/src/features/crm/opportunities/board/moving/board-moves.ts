import { addMoney, percentOf, subtractMoney } from '@atrium/contract/core/money.ts';
import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';

/** A deal on its way into a stage. */
export interface Move {
  deal: Pick<Opportunity, 'id'>;
  stage: Stage;
}

/** As the server orders a column: by close date, none at the end, then by name. */
function follows(one: Opportunity, other: Opportunity): boolean {
  if (one.close_date !== other.close_date) {
    return (one.close_date ?? '9999') > (other.close_date ?? '9999');
  }
  const order = one.name.localeCompare(other.name);
  return order === 0 ? one.id > other.id : order > 0;
}

function without(column: BoardColumn, card: Opportunity): BoardColumn {
  return {
    ...column,
    count: column.count - 1,
    amount: subtractMoney(column.amount, card.calculated_amount),
    weighted_amount: subtractMoney(column.weighted_amount, card.weighted_amount),
    cards: column.cards.filter(({ id }) => id !== card.id),
  };
}

function withCard(column: BoardColumn, given: Opportunity): BoardColumn {
  const { id, name, kind, probability } = column.stage;
  const card: Opportunity = {
    ...given,
    stage_id: id,
    stage: name,
    stage_kind: kind,
    probability,
    weighted_amount: percentOf(given.calculated_amount, probability),
  };
  const place = column.cards.findIndex((other) => follows(other, card));
  const at = place === -1 ? column.cards.length : place;
  return {
    ...column,
    count: column.count + 1,
    amount: addMoney([column.amount, card.calculated_amount]),
    weighted_amount: addMoney([column.weighted_amount, card.weighted_amount]),
    cards: column.cards.toSpliced(at, 0, card),
  };
}

/**
 * The board as it will be when the deal has moved: the card at its place, the sums of both columns. A deal that is there
 * already, or not on the board, changes nothing: the server was quicker.
 */
export function moved(columns: readonly BoardColumn[], { deal, stage }: Move): BoardColumn[] {
  const from = columns.find(({ cards }) => cards.some(({ id }) => id === deal.id));
  const card = from?.cards.find(({ id }) => id === deal.id);
  if (!from || !card || from.stage.id === stage.id) return [...columns];
  return columns.map((column) => {
    if (column === from) return without(column, card);
    return column.stage.id === stage.id ? withCard(column, card) : column;
  });
}

/** The column with a further page; what was there already is not shown twice. */
export function withPage(
  column: BoardColumn,
  page: { rows: readonly Opportunity[]; cursor: string | null },
): BoardColumn {
  const known = new Set(column.cards.map(({ id }) => id));
  const fresh = page.rows.filter(({ id }) => !known.has(id));
  return { ...column, cards: [...column.cards, ...fresh], cursor: page.cursor };
}

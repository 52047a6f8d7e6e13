import { addMoney } from '@atrium/contract/core/money.ts';
import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { expect, test } from 'vitest';
import { moved, withPage } from './board-moves.ts';

function stage(id: number, probability: number): Stage {
  const kind = probability === 100 ? 'won' : 'open';
  return { id, name: `Stage ${id}`, position: id, probability, kind, is_active: true, version: 1 };
}

function card(id: number, amount: string, more: Partial<Opportunity> = {}): Opportunity {
  return {
    id,
    name: `Deal ${id}`,
    close_date: '2026-03-01',
    calculated_amount: amount,
    weighted_amount: '0.00',
    ...more,
  } as Opportunity;
}

function column(of: Stage, cards: Opportunity[]): BoardColumn {
  return {
    stage: of,
    count: cards.length,
    amount: addMoney(cards.map(({ calculated_amount }) => calculated_amount)),
    weighted_amount: addMoney(cards.map(({ weighted_amount }) => weighted_amount)),
    cards,
    cursor: null,
  };
}

const first = stage(1, 10);
const second = stage(2, 50);
const won = stage(3, 100);
const board = () => [
  column(first, [card(1, '100.10', { weighted_amount: '10.01' }), card(2, '0.05')]),
  column(second, [
    card(3, '7.00', { close_date: '2026-02-01' }),
    card(4, '7.00', { close_date: '2026-04-01' }),
    card(5, '7.00', { close_date: null }),
  ]),
  column(won, []),
];
const idsOf = (columns: BoardColumn[]) => columns.map(({ cards }) => cards.map(({ id }) => id));

test('a card goes to its place by close date and takes the probability of the stage', () => {
  const after = moved(board(), { deal: { id: 1 }, stage: second });
  expect(idsOf(after)).toEqual([[2], [3, 1, 4, 5], []]);
  expect(after[1]?.cards[1]).toMatchObject({
    stage_id: 2,
    probability: 50,
    weighted_amount: '50.05',
  });
});

test('the sums of both columns follow to the cent', () => {
  const [from, to] = moved(board(), { deal: { id: 1 }, stage: second });
  expect(from).toMatchObject({ count: 1, amount: '0.05', weighted_amount: '0.00' });
  expect(to).toMatchObject({ count: 4, amount: '121.10', weighted_amount: '50.05' });
});

test('a deal without a close date comes after those that have one', () => {
  const undated = board().map((each) => ({
    ...each,
    cards: each.cards.map((deal) => (deal.id === 2 ? { ...deal, close_date: null } : deal)),
  }));
  expect(idsOf(moved(undated, { deal: { id: 2 }, stage: second }))[1]).toEqual([3, 4, 2, 5]);
});

test('what the server has moved already, and what is not on the board, changes nothing', () => {
  expect(moved(board(), { deal: { id: 3 }, stage: second })).toEqual(board());
  expect(moved(board(), { deal: { id: 99 }, stage: second })).toEqual(board());
});

test('a further page shows nothing twice', () => {
  const [start] = board();
  const more = withPage(start as BoardColumn, {
    rows: [card(2, '0.05'), card(6, '1.00')],
    cursor: 'x',
  });
  expect(more.cards.map(({ id }) => id)).toEqual([1, 2, 6]);
  expect(more.cursor).toBe('x');
});

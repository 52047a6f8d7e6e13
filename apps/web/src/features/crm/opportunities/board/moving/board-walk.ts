/** Where a card lies: the numbers of its column and of the card in it. */
export interface Place {
  column: number;
  card: number;
}

type Lanes = readonly { cards: readonly { id: number }[] }[];

/** Where the card lies among those that are loaded. */
export function placeOf(columns: Lanes, id: number): Place | undefined {
  for (const [column, { cards }] of columns.entries()) {
    const card = cards.findIndex((each) => each.id === id);
    if (card !== -1) return { column, card };
  }
  return undefined;
}

/** The next column with cards in a direction; empty ones are stepped over. */
function sideways(columns: Lanes, { column, card }: Place, step: number): number | undefined {
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at]?.cards ?? [];
    if (cards.length > 0) return cards[Math.min(card, cards.length - 1)]?.id;
  }
  return undefined;
}

/** The card that a key leads to; undefined when the key leads nowhere. */
export function besideOf(columns: Lanes, place: Place, key: string): number | undefined {
  const cards = columns[place.column]?.cards ?? [];
  switch (key) {
    case 'ArrowDown':
      return cards[place.card + 1]?.id;
    case 'ArrowUp':
      return cards[place.card - 1]?.id;
    case 'Home':
      return cards[0]?.id;
    case 'End':
      return cards.at(-1)?.id;
    case 'ArrowRight':
      return sideways(columns, place, 1);
    case 'ArrowLeft':
      return sideways(columns, place, -1);
    default:
      return undefined;
  }
}

import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useState } from 'react';
import { t } from '../../../../../lib/i18n.ts';
import type { FocusWish } from '../BoardLane.tsx';
import { besideOf, placeOf } from './board-walk.ts';

interface Held {
  deal: Opportunity;
  /** Column above which it is held. */
  at: number;
}

export interface BoardKeysOptions {
  columns: readonly BoardColumn[];
  mayMove: boolean;
  move: (deal: Opportunity, stage: Stage) => Promise<boolean>;
}

interface HoldingOptions extends BoardKeysOptions {
  /** The focus goes with the card. */
  follow: (deal: Opportunity) => void;
}

/** A card held by the keyboard: arrows choose the stage, Space or Enter drops it, Escape puts it back; each step is said. */
function useHolding({ columns, mayMove, move, follow }: HoldingOptions) {
  const [held, setHeld] = useState<Held>();
  const [said, say] = useState('');

  function hold(deal: Opportunity | undefined, at: number): void {
    if (!deal || !mayMove || deal.can.update !== true) return;
    setHeld({ deal, at });
    say(t('crm.opportunities.said_taken', { name: deal.name, stage: deal.stage }));
  }

  function aim({ deal, at }: Held, step: number): void {
    const next = Math.min(columns.length - 1, Math.max(0, at + step));
    setHeld({ deal, at: next });
    const stage = columns[next]?.stage.name ?? '';
    say(t('crm.opportunities.said_over', { stage, at: next + 1, of: columns.length }));
  }

  function letGo({ deal }: Held): void {
    setHeld(undefined);
    say(t('crm.opportunities.said_back', { name: deal.name, stage: deal.stage }));
  }

  async function moveTo(deal: Opportunity, stage: Stage): Promise<void> {
    follow(deal);
    const isMoved = await move(deal, stage);
    const words = { name: deal.name, stage: isMoved ? stage.name : deal.stage };
    say(t(isMoved ? 'crm.opportunities.said_moved' : 'crm.opportunities.said_back', words));
    follow(deal);
  }

  function drop(now: Held): void {
    const stage = columns[now.at]?.stage;
    if (!stage || stage.id === now.deal.stage_id) return letGo(now);
    setHeld(undefined);
    void moveTo(now.deal, stage);
  }

  function press(event: KeyboardEvent, now: Held): void {
    if (event.key === 'Tab') return letGo(now);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'ArrowRight') aim(now, 1);
    else if (event.key === 'ArrowLeft') aim(now, -1);
    else if (event.key === 'Escape') letGo(now);
    else if (event.key === ' ' || event.key === 'Enter') drop(now);
  }

  return { held, said, hold, moveTo, letGo, press };
}

/** The board without a mouse: arrows walk from card to card, Space takes one. */
export function useBoardKeys(options: BoardKeysOptions) {
  const { columns } = options;
  const [current, setCurrent] = useState<number>();
  const [wish, setWish] = useState<FocusWish>();
  const holding = useHolding({ ...options, follow: ({ id }) => setWish({ id }) });
  const { held, said, hold, moveTo } = holding;
  const first = columns.find(({ cards }) => cards.length > 0)?.cards[0]?.id;
  const place = current === undefined ? undefined : placeOf(columns, current);

  function press(event: KeyboardEvent): void {
    if (held) return holding.press(event, held);
    const isCard = event.target instanceof HTMLAnchorElement;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!place || !isCard || !isPlain) return;
    if (event.key === ' ') {
      event.preventDefault();
      return hold(columns[place.column]?.cards[place.card], place.column);
    }
    const beside = besideOf(columns, place, event.key);
    if (beside === undefined) return;
    event.preventDefault();
    setCurrent(beside);
    setWish({ id: beside });
  }

  /** Who goes elsewhere lets go of the card: a board that is held stands still. */
  function leave({ currentTarget, relatedTarget }: FocusEvent): void {
    if (held && !currentTarget.contains(relatedTarget)) holding.letGo(held);
  }

  /** A card that is gone is not waited for: Tab reaches the first one. */
  const reached = place ? current : first;
  return { press, leave, said, wish, held, current: reached, focused: setCurrent, moveTo };
}

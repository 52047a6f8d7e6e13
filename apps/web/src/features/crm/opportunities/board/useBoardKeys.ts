import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import type { FocusWish } from './BoardLane.tsx';
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

/**
 * The board without a mouse: arrows walk from card to card, Space takes a card, arrows choose its stage, Space or Enter
 * drops it, Escape puts it back. Every step is said.
 */
export function useBoardKeys({ columns, mayMove, move }: BoardKeysOptions) {
  const [current, setCurrent] = useState<number>();
  const [wish, setWish] = useState<FocusWish>();
  const [held, setHeld] = useState<Held>();
  const [said, say] = useState('');
  const first = columns.find(({ cards }) => cards.length > 0)?.cards[0]?.id;
  const place = current === undefined ? undefined : placeOf(columns, current);

  function hold(): void {
    const deal = place && columns[place.column]?.cards[place.card];
    if (!place || !deal || !mayMove || deal.can.update !== true) return;
    setHeld({ deal, at: place.column });
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

  /** The card is followed by the focus wherever it ends. */
  async function moveTo(deal: Opportunity, stage: Stage): Promise<void> {
    setWish({ id: deal.id });
    const isMoved = await move(deal, stage);
    const words = { name: deal.name, stage: isMoved ? stage.name : deal.stage };
    say(t(isMoved ? 'crm.opportunities.said_moved' : 'crm.opportunities.said_back', words));
    setWish({ id: deal.id });
  }

  async function drop(now: Held): Promise<void> {
    const stage = columns[now.at]?.stage;
    if (!stage || stage.id === now.deal.stage_id) return letGo(now);
    setHeld(undefined);
    await moveTo(now.deal, stage);
  }

  function pressHeld(event: KeyboardEvent, now: Held): void {
    if (event.key === 'Tab') return letGo(now);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'ArrowRight') aim(now, 1);
    else if (event.key === 'ArrowLeft') aim(now, -1);
    else if (event.key === 'Escape') letGo(now);
    else if (event.key === ' ' || event.key === 'Enter') void drop(now);
  }

  function press(event: KeyboardEvent): void {
    if (held) return pressHeld(event, held);
    const isCard = event.target instanceof HTMLAnchorElement;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!place || !isCard || !isPlain) return;
    if (event.key === ' ') {
      event.preventDefault();
      return hold();
    }
    const beside = besideOf(columns, place, event.key);
    if (beside === undefined) return;
    event.preventDefault();
    setCurrent(beside);
    setWish({ id: beside });
  }

  return {
    press,
    said,
    wish,
    held,
    /** A card that is gone is not waited for: Tab reaches the first one. */
    current: place ? current : first,
    focused: setCurrent,
    moveTo,
  };
}

import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useEffectEvent, useRef } from 'react';
import { t } from '../../../../lib/i18n.ts';
import type { CardSetting } from './BoardCard.tsx';
import { BoardCard, CARD_HEIGHT } from './BoardCard.tsx';
import classes from './board.module.css';

const GAP = 8;
const AHEAD = 6;

/** The card that is to have the focus; a new object asks anew. */
export interface FocusWish {
  id: number;
}

export interface BoardLaneProps {
  column: BoardColumn;
  setting: CardSetting;
  /** The card that Tab reaches. */
  current: number | undefined;
  held: number | undefined;
  /** The keyboard would drop here. */
  isAimed: boolean;
  wish: FocusWish | undefined;
  more: (column: BoardColumn) => void;
}

const TRIES = 20;

/** Focuses the card as soon as it is drawn. */
function focusSoon(lane: HTMLElement, id: number, tries = TRIES): void {
  const link = lane.querySelector<HTMLElement>(`[data-deal="${id}"] a`);
  if (link) link.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusSoon(lane, id, tries - 1));
}

function OneLane({ column, setting, current, held, isAimed, wish, more }: BoardLaneProps) {
  const { stage, cards, count } = column;
  const lane = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => cards[index]?.id ?? index,
    gap: GAP,
    overscan: AHEAD,
  });
  const items = virtual.getVirtualItems();
  const isAtEnd = (items.at(-1)?.index ?? 0) >= cards.length - 2 * AHEAD;
  const readOn = useEffectEvent(() => more(column));
  useEffect(() => {
    if (isAtEnd && column.cursor !== null) readOn();
  }, [isAtEnd, column.cursor]);

  const wished = cards.findIndex(({ id }) => id === wish?.id);
  const focus = useEffectEvent((id: number) => {
    virtual.scrollToIndex(wished);
    lane.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (lane.current) focusSoon(lane.current, id);
  });
  const isHere = wished !== -1;
  useEffect(() => {
    if (wish && isHere) focus(wish.id);
  }, [wish, isHere]);
  useEffect(() => {
    if (isAimed) lane.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isAimed]);

  return (
    <section
      ref={lane}
      className={classes.lane}
      data-stage={stage.id}
      data-kind={stage.kind}
      data-aimed={isAimed || undefined}
      aria-label={t('crm.opportunities.lane', { stage: stage.name, count })}
    >
      <header className={classes.laneHead}>
        <h2>
          {stage.name} <span className={classes.count}>{count.toLocaleString()}</span>
        </h2>
        <span className={classes.sums}>
          <strong>{setting.money(column.amount)}</strong>
          <span title={t('crm.opportunities.weighted')}>
            {t('crm.opportunities.weighted_short', {
              amount: setting.money(column.weighted_amount),
            })}
          </span>
        </span>
      </header>
      <div ref={scroller} className={classes.cards}>
        <ol style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const deal = cards[index];
            if (!deal) return null;
            return (
              <li
                key={deal.id}
                style={{ transform: `translateY(${start}px)`, height: CARD_HEIGHT }}
                aria-setsize={count}
                aria-posinset={index + 1}
              >
                <BoardCard
                  deal={deal}
                  setting={setting}
                  isCurrent={deal.id === current}
                  isHeld={deal.id === held}
                />
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

/** A stage on the board: how much is in it, and its cards, read on as it is scrolled. */
export const BoardLane = memo(OneLane);

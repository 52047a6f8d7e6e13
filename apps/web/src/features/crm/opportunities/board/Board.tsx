import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { VisuallyHidden } from '@mantine/core';
import type { PointerEvent } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { useToday } from '../close-date.tsx';
import type { CardSetting } from './BoardCard.tsx';
import { HINT_ID } from './BoardCard.tsx';
import { BoardLane } from './BoardLane.tsx';
import classes from './board.module.css';
import { beginDrag, holdWhileDragging } from './moving/drag.ts';
import { StageMenu } from './StageMenu.tsx';
import { useBoardKeys } from './moving/useBoardKeys.ts';
import { useBoardMoves } from './moving/useBoardMoves.tsx';

export interface BoardProps {
  columns: readonly BoardColumn[];
  more: (column: BoardColumn) => void;
}

interface OpenMenu {
  deal: Opportunity;
  button: HTMLElement;
}

/** The value as it was when the person took hold of a card, as long as he holds it: nothing jumps under the hand. */
function useStill<Value>(value: Value, isStill: boolean): Value {
  const [kept, keep] = useState(value);
  if (!isStill && kept !== value) keep(value);
  return isStill ? kept : value;
}

/** Dragging a card to another column; the handler stays the same, so that cards are drawn once. */
function useDragging(drop: (deal: Opportunity, stage: number) => void) {
  const [isDragging, setDragging] = useState(false);
  const newest = useRef(drop);
  useEffect(() => {
    newest.current = drop;
  }, [drop]);
  const press = useCallback((event: PointerEvent<HTMLElement>, deal: Opportunity) => {
    beginDrag(event.nativeEvent, event.currentTarget, {
      lift: () => setDragging(true),
      drop: (stage) => stage !== undefined && newest.current(deal, stage),
      end: () => setDragging(false),
    });
  }, []);
  return { isDragging, press };
}

/** The deals by stage: dragged with mouse or finger, moved with keys or from a menu, and followed live. */
export function Board({ columns, more }: BoardProps) {
  const [menu, setMenu] = useState<OpenMenu>();
  const { shown, move, dialog } = useBoardMoves(columns);
  const mayMove = useMay('crm.write');
  const keys = useBoardKeys({ columns: shown, mayMove, move });
  const { isDragging, press } = useDragging((deal, id) => {
    const stage = columns.find((column) => column.stage.id === id)?.stage;
    if (stage) void move(deal, stage);
  });
  const still = useStill(shown, isDragging || keys.held !== undefined);
  const money = useMoney();
  const today = useToday();
  const { focused } = keys;
  const setting = useMemo<CardSetting>(
    () => ({
      money,
      today,
      mayMove,
      press,
      focused: ({ id }) => focused(id),
      openMenu: (deal, button) => setMenu({ deal, button }),
    }),
    [money, today, mayMove, press, focused],
  );
  const choose = (deal: Opportunity, stage: Stage) => void keys.moveTo(deal, stage);

  return (
    <>
      <div
        ref={holdWhileDragging}
        className={classes.board}
        data-board
        role="region"
        aria-label={t('crm.opportunities.board')}
        onKeyDown={keys.press}
        onBlur={keys.leave}
      >
        {still.map((column, index) => (
          <BoardLane
            key={column.stage.id}
            column={column}
            setting={setting}
            current={keys.current}
            held={keys.held?.deal.id}
            isAimed={keys.held?.at === index}
            wish={keys.wish}
            more={more}
          />
        ))}
      </div>
      <VisuallyHidden id={HINT_ID}>{t('crm.opportunities.board_hint')}</VisuallyHidden>
      <VisuallyHidden role="status" aria-live="assertive">
        {keys.said}
      </VisuallyHidden>
      {menu && (
        <StageMenu
          {...menu}
          stages={columns.map(({ stage }) => stage)}
          choose={(stage) => choose(menu.deal, stage)}
          close={() => setMenu(undefined)}
        />
      )}
      {dialog}
    </>
  );
}

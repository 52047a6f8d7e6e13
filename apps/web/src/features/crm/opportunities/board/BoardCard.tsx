import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import { ActionIcon, Badge } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { PointerEvent } from 'react';
import { memo } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { Initials } from '../../../../ui/value/PersonName.tsx';
import { CloseDay, isStuck } from '../close-date.tsx';
import classes from './board.module.css';

export const CARD_HEIGHT = 118;
export const HINT_ID = 'board-hint';

/** What every card of a board shares; it stays the same object, so that cards are drawn once. */
export interface CardSetting {
  money: (amount: string) => string;
  today: string;
  mayMove: boolean;
  press: (event: PointerEvent<HTMLElement>, deal: Opportunity) => void;
  openMenu: (deal: Opportunity, button: HTMLElement) => void;
  focused: (deal: Opportunity) => void;
}

export interface BoardCardProps {
  deal: Opportunity;
  setting: CardSetting;
  /** The one card that Tab reaches. */
  isCurrent: boolean;
  /** Held by the keyboard. */
  isHeld: boolean;
}

function OneCard({ deal, setting, isCurrent, isHeld }: BoardCardProps) {
  const { money, today, mayMove } = setting;
  const canMove = mayMove && deal.can.update === true;
  return (
    <article
      className={classes.card}
      data-deal={deal.id}
      data-held={isHeld || undefined}
      data-movable={canMove || undefined}
      onPointerDown={canMove ? (event) => setting.press(event, deal) : undefined}
      onFocus={() => setting.focused(deal)}
    >
      <div className={classes.cardHead}>
        <Link
          to={`/opportunities/${deal.id}`}
          draggable={false}
          className={classes.cardName}
          tabIndex={isCurrent ? 0 : -1}
          aria-describedby={canMove ? HINT_ID : undefined}
        >
          {deal.name}
        </Link>
        {canMove && (
          <ActionIcon
            size="sm"
            className={classes.cardMenu}
            tabIndex={isCurrent ? 0 : -1}
            aria-label={t('crm.opportunities.move_to', { name: deal.name })}
            aria-haspopup="menu"
            onPointerDown={(event) => event.stopPropagation()}
            onClick={(event) => setting.openMenu(deal, event.currentTarget)}
          >
            <IconDots size={14} />
          </ActionIcon>
        )}
      </div>
      <span className={classes.cardQuiet}>{deal.account_name}</span>
      <span className={classes.cardRow}>
        <strong>{money(deal.calculated_amount)}</strong>
        <CloseDay deal={deal} today={today} />
      </span>
      <span className={classes.cardRow}>
        <span className={classes.cardQuiet}>{deal.next_step ?? ''}</span>
        {isStuck(deal) && (
          <Badge size="sm" color="amber" className={classes.whole}>
            {t('crm.opportunities.stuck')}
          </Badge>
        )}
        <span title={deal.owner.name} className={classes.whole}>
          <Initials name={deal.owner.name} size={20} />
          <span className={classes.hidden}>{deal.owner.name}</span>
        </span>
      </span>
    </article>
  );
}

/** A deal on the board. */
export const BoardCard = memo(OneCard);

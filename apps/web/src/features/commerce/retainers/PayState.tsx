import type { ContractPeriod } from '@atrium/contract/commerce/contracts.ts';
import type { RetainerGrid } from '@atrium/contract/commerce/retainers.ts';
import {
  IconAlertTriangle,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleHalf2,
  IconClock,
  IconMinus,
} from '@tabler/icons-react';
import type { TablerIcon } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import classes from './pay-state.module.css';

export type PayStateName =
  | RetainerGrid['rows'][number]['cells'][number]['state']
  | ContractPeriod['state'];

const ICONS: Record<PayStateName, TablerIcon> = {
  paid: IconCircleCheck,
  partial: IconCircleHalf2,
  overdue: IconAlertTriangle,
  not_due: IconClock,
  future: IconCalendarEvent,
  free: IconMinus,
  none: IconMinus,
};

/** The word of each state. */
export function payStateWord(state: PayStateName): string {
  return t(`commerce.retainers.state_${state}`);
}

/** The symbol of how something stands with its payment. */
export function PaySymbol({ state, size = 14 }: { state: PayStateName; size?: number }) {
  const Icon = ICONS[state];
  return <Icon size={size} className={classes.symbol} data-state={state} aria-hidden />;
}

/** How a period or a month stands with its payment: a symbol and a word, never color alone. */
export function PayState({ state }: { state: PayStateName }) {
  return (
    <span className={classes.state}>
      <PaySymbol state={state} /> {payStateWord(state)}
    </span>
  );
}

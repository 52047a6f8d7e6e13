import { formatMoney } from '@atrium/contract/core/money.ts';
import { useCallback } from 'react';
import { locale } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.queries.ts';
import { Dash } from './When.tsx';
import classes from './value.module.css';

/** Writes amounts in the organization's currency: `"5000.00"` → `$5,000.00`. */
export function useMoney(): (amount: string) => string {
  const { currency } = useMe().organization;
  return useCallback((amount) => formatMoney(amount, currency, locale()), [currency]);
}

/** An amount of money; nothing shows a dash. */
export function Money({ amount }: { amount: string | null | undefined }) {
  const money = useMoney();
  if (amount === null || amount === undefined) return <Dash />;
  return <span className={classes.number}>{money(amount)}</span>;
}

import { locale } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.queries.ts';

/** Writes amounts for narrow cells: whole ones without decimals, `"500.00"` → `$500`. */
export function useShortMoney(): (amount: string) => string {
  const { currency } = useMe().organization;
  const format = new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  // Intl takes decimal text as it is, without passing through a float.
  return (amount) => format.format(amount as `${number}`);
}

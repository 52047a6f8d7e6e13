import type { MrrMonth } from '@atrium/contract/commerce/retainers.ts';
import { Tooltip } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { monthText } from '../../../../lib/time.ts';
import { shortMonth } from '../months.ts';
import { useShortMoney } from '../short-money.ts';
import classes from './mrr.module.css';

/** A bar for each month from zero; the table below says the same in numbers. */
export function MrrChart({ months }: { months: readonly MrrMonth[] }) {
  const money = useMoney();
  const short = useShortMoney();
  const most = Math.max(1, ...months.map(({ mrr }) => Number(mrr)));
  return (
    <figure className={classes.chart} role="img" aria-label={t('commerce.retainers.chart')}>
      {months.map(({ month, mrr }) => (
        <Tooltip key={month} label={`${monthText(month)}: ${money(mrr)}`}>
          <div className={classes.column}>
            <span className={classes.value}>{short(mrr)}</span>
            <div className={classes.bar} style={{ height: `${(Number(mrr) / most) * 100}%` }} />
            <span className={classes.month}>{shortMonth(month)}</span>
          </div>
        </Tooltip>
      ))}
    </figure>
  );
}

import type { MrrMonth } from '@atrium/contract/commerce/retainers.ts';
import { t } from '../../../../lib/i18n.ts';
import { monthText } from '../../../../lib/time.ts';
import { Columns } from '../../../../ui/value/charts/Columns.tsx';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { shortMonth } from '../../../../lib/time.ts';
import { useShortMoney } from '../../../../ui/value/short-money.ts';

/** A column for each month from zero; the table below says the same in numbers. */
export function MrrChart({ months }: { months: readonly MrrMonth[] }) {
  const money = useMoney();
  const short = useShortMoney();
  return (
    <Columns
      label={t('commerce.retainers.chart')}
      columns={months.map(({ month, mrr }) => ({
        key: month,
        size: Number(mrr),
        value: short(mrr),
        label: shortMonth(month),
        hint: `${monthText(month)}: ${money(mrr)}`,
      }))}
    />
  );
}

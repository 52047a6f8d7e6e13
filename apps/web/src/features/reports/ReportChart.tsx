import type { MeasureName, Report } from '@atrium/contract/home/reports.ts';
import { t } from '../../lib/i18n.ts';
import { shortMonth } from '../../lib/time.ts';
import { Bars } from '../../ui/value/charts/Bars.tsx';
import { Columns } from '../../ui/value/charts/Columns.tsx';
import { useMoney } from '../../ui/value/Money.tsx';
import { useShortMoney } from '../../ui/value/short-money.ts';
import { labelOf, writeValue } from './report-values.ts';

/** More than these make no picture; the table has them all. */
const MOST_BARS = 15;

/** One measure of a report as a picture: columns for months, bars for all else. */
export function ReportChart({
  report,
  measure,
}: {
  report: Report;
  measure: MeasureName | undefined;
}) {
  const money = useMoney();
  const short = useShortMoney();
  const shown = report.measures.find(({ name }) => name === measure);
  if (!shown || !measure || report.rows.length === 0) return null;
  const label = t('reports.chart', { measure: t(`reports.measures.${measure}`) });
  const sizeOf = (value: unknown) => Number(value ?? 0);
  if (report.group === 'month') {
    const columns = report.rows.map((row) => {
      const value = row.values[measure];
      return {
        key: row.key ?? '',
        size: sizeOf(value),
        value: writeValue(shown, value, short),
        label: shortMonth(row.key ?? ''),
        hint: `${labelOf(report.group, row)}: ${writeValue(shown, value, money)}`,
      };
    });
    return <Columns columns={columns} label={label} />;
  }
  const bars = report.rows.slice(0, MOST_BARS).map((row) => ({
    key: String(row.key),
    label: labelOf(report.group, row),
    size: sizeOf(row.values[measure]),
    value: writeValue(shown, row.values[measure], money),
    link: row.link,
  }));
  return <Bars bars={bars} label={label} />;
}

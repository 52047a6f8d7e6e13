import { Anchor, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { t } from '../../../../lib/i18n.ts';
import type { ListSearch } from '../../../../lib/lists/list-search.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { monthText } from '../../../../lib/time.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { Dash } from '../../../../ui/value/When.tsx';
import type { Figures, ForecastMonth } from './forecast-table.ts';
import { daysOf, reached, share, startOfDay } from './forecast-table.ts';
import classes from './forecast.module.css';

interface Span {
  /** The first and the last month. */
  from: string;
  to: string;
  owner_id?: string | undefined;
}

/** The lists that the figures of a span count: what is open by its close date, what is won by when it was won. */
function useLists({ from, to, owner_id }: Span): { open: ListSearch; won: ListSearch } {
  const { time_zone } = useMe().organization;
  const first = daysOf(from).first;
  const last = daysOf(to).last;
  const after = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const owner: ListSearch = owner_id === undefined ? {} : { owner_id };
  return {
    open: { stage_kind: 'open', close_date_gte: first, close_date_lte: last, ...owner },
    won: {
      stage_kind: 'won',
      closed_at_gte: startOfDay(first, time_zone),
      closed_at_lt: startOfDay(after, time_zone),
      ...owner,
    },
  };
}

function Amount({ amount, search }: { amount: string; search: ListSearch }) {
  const money = useMoney();
  if (amount === '0.00') return <Dash />;
  return (
    <Anchor component={Link} to="/opportunities/table" search={search as never} inherit>
      {money(amount)}
    </Anchor>
  );
}

interface FigureCellsProps {
  figures: Figures;
  span: Span;
  longest: string;
}

function FigureCells({ figures, span, longest }: FigureCellsProps) {
  const money = useMoney();
  const lists = useLists(span);
  const percent = reached(figures);
  return (
    <>
      <Table.Td className={classes.number}>
        <Amount amount={figures.pipeline} search={lists.open} />
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${share(figures.pipeline, longest)}%` }} />
          <span
            className={classes.sure}
            style={{ width: `${share(figures.weighted, longest)}%` }}
          />
        </span>
      </Table.Td>
      <Table.Td className={classes.number}>
        <Amount amount={figures.weighted} search={lists.open} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <Amount amount={figures.won} search={lists.won} />
      </Table.Td>
      <Table.Td className={classes.number}>
        {figures.target === '0.00' ? <Dash /> : money(figures.target)}
      </Table.Td>
      <Table.Td className={classes.number}>
        {percent === undefined ? <Dash /> : `${percent.toLocaleString()} %`}
      </Table.Td>
    </>
  );
}

export interface ForecastRowsProps {
  months: readonly ForecastMonth[];
  total: Figures;
  owner_id: string | undefined;
  longest: string;
}

/** Each month with its people, and all together. */
export function ForecastRows({ months, total, owner_id, longest }: ForecastRowsProps) {
  const from = months[0]?.month ?? '';
  const to = months.at(-1)?.month ?? '';
  return (
    <>
      <Table.Tbody>
        {months.map(({ month, owners, total: sum }) => (
          <Fragment key={month}>
            <Table.Tr className={classes.month}>
              <Table.Th scope="row">{monthText(month)}</Table.Th>
              <FigureCells
                figures={sum}
                span={{ from: month, to: month, owner_id }}
                longest={longest}
              />
            </Table.Tr>
            {owners.map((cell) => (
              <Table.Tr key={cell.owner_id}>
                <Table.Th scope="row" className={classes.owner}>
                  <PersonName name={cell.owner.name} size={20} />
                </Table.Th>
                <FigureCells
                  figures={cell}
                  span={{ from: month, to: month, owner_id: String(cell.owner_id) }}
                  longest={longest}
                />
              </Table.Tr>
            ))}
          </Fragment>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr className={classes.month}>
          <Table.Th scope="row">{t('crm.opportunities.total')}</Table.Th>
          <FigureCells figures={total} span={{ from, to, owner_id }} longest={total.pipeline} />
        </Table.Tr>
      </Table.Tfoot>
    </>
  );
}

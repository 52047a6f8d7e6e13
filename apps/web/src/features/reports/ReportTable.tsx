import type { Report } from '@atrium/contract/home/reports.ts';
import { Anchor, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { useMoney } from '../../ui/value/Money.tsx';
import { labelOf, writeValue } from './report-values.ts';

/** Every row with every measure; its name opens the list behind it. */
export function ReportTable({ report }: { report: Report }) {
  const money = useMoney();
  const { group, measures, rows, totals } = report;
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table verticalSpacing={6} fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`reports.groups.${group}`)}</Table.Th>
            {measures.map(({ name }) => (
              <Table.Th key={name} ta="right">
                {t(`reports.measures.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={String(row.key)}>
              <Table.Th scope="row" fw={500}>
                {row.link ? (
                  <Anchor component={Link} to={row.link} inherit>
                    {labelOf(group, row)}
                  </Anchor>
                ) : (
                  labelOf(group, row)
                )}
              </Table.Th>
              {measures.map((measure) => (
                <Table.Td key={measure.name} ta="right">
                  {writeValue(measure, row.values[measure.name], money)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('reports.total')}</Table.Th>
            {measures.map((measure) => (
              <Table.Th key={measure.name} ta="right">
                {writeValue(measure, totals[measure.name], money)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

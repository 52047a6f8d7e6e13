import type { MrrMonth } from '@atrium/contract/commerce/retainers.ts';
import { Table } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { Dash } from '../../../../ui/value/When.tsx';
import { monthText } from '../../../../lib/time.ts';

const MOVES = ['new', 'expansion', 'contraction', 'churned'] as const;
const LESS: ReadonlySet<string> = new Set(['contraction', 'churned']);

/** What moved the recurring revenue of each month; what was lost carries a minus. */
export function MrrTable({ months }: { months: readonly MrrMonth[] }) {
  const money = useMoney();
  const moved = (name: (typeof MOVES)[number], amount: string) => {
    if (amount === '0.00') return <Dash />;
    const size = amount.replace(/^-/, '');
    return `${LESS.has(name) ? '−' : '+'}${money(size)}`;
  };
  return (
    <Table.ScrollContainer minWidth={640} type="native">
      <Table verticalSpacing={6} fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('commerce.retainers.month')}</Table.Th>
            {MOVES.map((name) => (
              <Table.Th key={name} ta="right">
                {t(`commerce.retainers.mrr_${name}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('commerce.retainers.mrr_short')}</Table.Th>
            <Table.Th ta="right">{t('commerce.retainers.contract_count')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.toReversed().map((row) => (
            <Table.Tr key={row.month}>
              <Table.Th scope="row" fw={500}>
                {monthText(row.month)}
              </Table.Th>
              {MOVES.map((name) => (
                <Table.Td key={name} ta="right">
                  {moved(name, row[name])}
                </Table.Td>
              ))}
              <Table.Td ta="right" fw={600}>
                {money(row.mrr)}
              </Table.Td>
              <Table.Td ta="right">{row.contract_count}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

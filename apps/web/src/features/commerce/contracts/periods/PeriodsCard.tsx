import type { ContractPeriod } from '@atrium/contract/commerce/contracts.ts';
import { Anchor, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { daysText } from '../../../../lib/time.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { Day } from '../../../../ui/value/Day.tsx';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { PayState } from '../../retainers/PayState.tsx';
import { aroundNow } from './around-now.ts';

function PeriodRow({ period }: { period: ContractPeriod }) {
  const isFree = period.kind !== 'regular';
  const money = useMoney();
  return (
    <Table.Tr>
      <Table.Td>
        {daysText(period.start_date, period.end_date)}
        <Text fz="xs" c="dimmed">
          {isFree ? (
            t(`commerce.contracts.kind_${period.kind}`)
          ) : (
            <>
              {t('commerce.contracts.due')} <Day date={period.due_date} />
            </>
          )}
        </Text>
      </Table.Td>
      <Table.Td>
        <PayState state={period.state} />
      </Table.Td>
      <Table.Td ta="right">
        {t('commerce.contracts.paid_of', {
          paid: money(period.paid),
          amount: money(period.amount),
        })}
      </Table.Td>
    </Table.Tr>
  );
}

/** The billing periods of a contract, what of each has been paid, and what is overdue. */
export function PeriodsCard({ periods }: { periods: readonly ContractPeriod[] }) {
  const [isWhole, setWhole] = useState(false);
  const near = aroundNow(periods);
  const shown = isWhole ? periods : near;
  return (
    <RelatedCard
      title={t('commerce.contracts.periods')}
      total={periods.length}
      empty={t('commerce.contracts.no_periods')}
    >
      <Table verticalSpacing={6} horizontalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('commerce.contracts.period')}</Table.Th>
            <Table.Th>{t('commerce.contracts.state')}</Table.Th>
            <Table.Th ta="right">{t('commerce.contracts.paid')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((period) => (
            <PeriodRow key={period.id} period={period} />
          ))}
        </Table.Tbody>
      </Table>
      {near.length < periods.length && (
        <Anchor component="button" fz="sm" mt="xs" onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? t('commerce.contracts.periods_near')
            : t('commerce.contracts.periods_all', { count: periods.length })}
        </Anchor>
      )}
    </RelatedCard>
  );
}

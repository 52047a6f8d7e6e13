import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { StageStay } from '@atrium/contract/crm/pipeline.ts';
import { Paper, Skeleton, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { Dash, When } from '../../../../ui/value/When.tsx';
import { stageHistoryQuery } from '../opportunities.queries.ts';
import { durationText } from '../stages/duration.ts';

interface Stay {
  id: number;
  stage: string;
  at: string;
  by: string | null;
  seconds: number;
}

/** Each stay with how long it was; the newest lasts until now. */
function staysOf(changes: readonly StageStay[]): Stay[] {
  return changes.map(({ id, to_stage, at, by }, index) => {
    const left = changes[index - 1];
    const seconds = left?.seconds_in_from ?? (Date.now() - Date.parse(at)) / 1000;
    return { id, stage: to_stage, at, by, seconds };
  });
}

/** The way of a deal through the stages, and how long it stayed in each. */
export function StageStays({ deal }: { deal: OpportunityDetail }) {
  const { data } = useQuery(stageHistoryQuery(deal.id));
  return (
    <Paper withBorder p="md" component="section" aria-label={t('crm.opportunities.stays')}>
      <Title order={2} fz="md" mb="xs">
        {t('crm.opportunities.stays')}
      </Title>
      {!data && <Skeleton h={60} />}
      {data && (
        <Table verticalSpacing={6} horizontalSpacing={0}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('crm.opportunities.stage')}</Table.Th>
              <Table.Th>{t('crm.opportunities.entered')}</Table.Th>
              <Table.Th ta="right">{t('crm.opportunities.stayed')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {staysOf(data).map(({ id, stage, at, by, seconds }) => (
              <Table.Tr key={id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{stage}</Table.Td>
                <Table.Td>
                  <When at={at} look="short" />
                  <Text fz="xs" c="dimmed">
                    {by ?? <Dash />}
                  </Text>
                </Table.Td>
                <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
                  {durationText(seconds)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

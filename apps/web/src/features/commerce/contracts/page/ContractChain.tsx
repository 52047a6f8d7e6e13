import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { ContractStatus } from '../ContractStatus.tsx';
import { contractQueries } from '../contracts.queries.ts';

function Neighbor({ id, label }: { id: number; label: string }) {
  const { data } = useQuery(contractQueries.one(id));
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <div>
        <Text fz="xs" c="dimmed">
          {label}
        </Text>
        <Anchor component={Link} to={`/contracts/${id}`} fz="sm" fw={500}>
          {data?.number ?? '…'}
        </Anchor>
      </div>
      {data && (
        <Text fz="sm" span>
          <ContractStatus contract={data} />
        </Text>
      )}
    </Group>
  );
}

/** The contract that this one renews or replaces, and the one that came after. */
export function ContractChain({ contract }: { contract: ContractDetail }) {
  const { previous_contract_id: previous, next_contract_id: next } = contract;
  const total = [previous, next].filter((id) => id !== null).length;
  if (total === 0) return null;
  return (
    <RelatedCard
      type="contract"
      title={t('commerce.contracts.chain')}
      total={total}
      empty={t('commerce.contracts.chain_empty')}
    >
      <Stack gap="xs">
        {previous !== null && <Neighbor id={previous} label={t('commerce.contracts.previous')} />}
        {next !== null && <Neighbor id={next} label={t('commerce.contracts.next')} />}
      </Stack>
    </RelatedCard>
  );
}

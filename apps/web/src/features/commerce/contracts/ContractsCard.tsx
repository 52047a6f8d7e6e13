import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../ui/record-page/RelatedLine.tsx';
import { Day } from '../../../ui/value/Day.tsx';
import { Money } from '../../../ui/value/Money.tsx';
import { ContractStatus } from './ContractStatus.tsx';
import { cycleWords } from './cycle-words.ts';
import { contractQueries } from './contracts.queries.ts';

/** The newest contracts of another record, on its page. */
export function ContractsCard({ of, empty }: { of: Record<string, string>; empty: string }) {
  const { data } = useQuery(contractQueries.list({ ...of, per_page: String(RELATED_ROWS) }));
  return (
    <RelatedCard
      type="contract"
      title={t('commerce.contracts.title')}
      total={data?.total}
      empty={empty}
      all={{ to: '/contracts', search: of }}
    >
      <Stack gap="xs">
        {data?.rows.map((contract) => (
          <RelatedLine
            key={contract.id}
            to={`/contracts/${contract.id}`}
            name={contract.number}
            note={
              <>
                <ContractStatus contract={contract} /> · {cycleWords()[contract.billing_cycle]} ·{' '}
                <Day date={contract.start_date} />
              </>
            }
            aside={<Money amount={contract.cycle_total} />}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}

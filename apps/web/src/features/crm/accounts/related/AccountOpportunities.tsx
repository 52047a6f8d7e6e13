import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { Day } from '../../../../ui/value/Day.tsx';
import { Money } from '../../../../ui/value/Money.tsx';

/** The deals with an account. */
export function AccountOpportunities({ account }: { account: AccountDetail }) {
  return (
    <RelatedCard
      type="opportunity"
      title={t('crm.accounts.opportunities')}
      total={account.opportunity_count}
      empty={t('crm.accounts.opportunities_empty')}
      all={{ to: '/opportunities', search: { account_id: String(account.id) } }}
    >
      <Stack gap="xs">
        {account.opportunities.map(({ id, name, stage, close_date, calculated_amount }) => (
          <RelatedLine
            key={id}
            to={`/opportunities/${id}`}
            name={name}
            note={
              <>
                {stage} · <Day date={close_date} />
              </>
            }
            aside={<Money amount={calculated_amount} />}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}

import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { NewRelated, RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { Day } from '../../../../ui/value/Day.tsx';
import { Money } from '../../../../ui/value/Money.tsx';
import { OpportunityForm } from '../../opportunities/OpportunityForm.tsx';

/** The deals with an account. */
export function AccountOpportunities({ account }: { account: AccountDetail }) {
  const [isCreating, setCreating] = useState(false);
  return (
    <RelatedCard
      type="opportunity"
      title={t('crm.accounts.opportunities')}
      total={account.opportunity_count}
      empty={t('crm.accounts.opportunities_empty')}
      all={{ to: '/opportunities', search: { account_id: String(account.id) } }}
      action={
        <>
          {account.can.update && (
            <NewRelated label={t('shell.new_opportunity')} onClick={() => setCreating(true)} />
          )}
          {isCreating && (
            <OpportunityForm account_id={account.id} close={() => setCreating(false)} />
          )}
        </>
      }
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

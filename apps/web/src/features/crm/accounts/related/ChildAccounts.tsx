import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { NewRelated, RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { AccountTypeBadge } from '../account-fields.tsx';
import { AccountForm } from '../AccountForm.tsx';
import { accountQueries } from '../accounts.queries.ts';

/** The companies that belong to this one. */
export function ChildAccounts({ account }: { account: AccountDetail }) {
  const [isCreating, setCreating] = useState(false);
  const narrowed = { parent_account_id: String(account.id) };
  const { data } = useQuery(accountQueries.list({ ...narrowed, per_page: String(RELATED_ROWS) }));
  return (
    <RelatedCard
      type="account"
      title={t('crm.accounts.children')}
      total={data?.total}
      empty={t('crm.accounts.children_empty')}
      all={{ to: '/accounts', search: narrowed }}
      action={
        <>
          {account.can.update && (
            <NewRelated label={t('crm.accounts.children_new')} onClick={() => setCreating(true)} />
          )}
          {isCreating && (
            <AccountForm
              initial={{ parent_account_id: account.id }}
              created={() => undefined}
              close={() => setCreating(false)}
            />
          )}
        </>
      }
    >
      <Stack gap="xs">
        {data?.rows.map(({ id, name, type }) => (
          <RelatedLine
            key={id}
            to={`/accounts/${id}`}
            name={name}
            aside={<AccountTypeBadge type={type} />}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}

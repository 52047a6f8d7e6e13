import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { AccountUpdate } from '@atrium/contract/crm/accounts.ts';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../ui/feedback/PagePending.tsx';
import { MergingMenu } from '../../../ui/merging/MergingMenu.tsx';
import { ActiveItem } from '../../../ui/record-page/ActionsMenu.tsx';
import type { Section } from '../../../ui/record-page/Fields.tsx';
import { FieldValue } from '../../../ui/record-page/FieldValue.tsx';
import { FollowButton } from '../../work/following/FollowButton.tsx';
import { WorkPast } from '../../work/past/WorkPast.tsx';
import { RecordPage } from '../../../ui/record-page/RecordPage.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { Dash } from '../../../ui/value/When.tsx';
import { accountFields, AccountTypeBadge } from './account-fields.tsx';
import { accountMerging } from './account-merging.ts';
import { accountQueries, useUpdateAccount } from './accounts.queries.ts';
import { AccountRelated } from './related/AccountRelated.tsx';

function AccountMenu({ account }: { account: AccountDetail }) {
  const update = useUpdateAccount();
  const navigate = useNavigate();
  const { id, version, is_active, can } = account;
  if (!can.deactivate) return null;
  return (
    <MergingMenu of={accountMerging} record={account}>
      <ActiveItem
        isActive={is_active}
        question={t('crm.accounts.deactivate')}
        change={(next) => update.mutateAsync({ id, body: { is_active: next, version } })}
        deactivated={() => void navigate({ to: '/accounts' })}
      />
    </MergingMenu>
  );
}

function factsOf(account: AccountDetail) {
  const { phone, website } = accountFields();
  return [
    { label: t('crm.accounts.type'), value: <AccountTypeBadge type={account.type} /> },
    { label: phone.label, value: <FieldValue field={phone} value={account.phone} /> },
    { label: website.label, value: <FieldValue field={website} value={account.website} /> },
    { label: t('crm.accounts.industry'), value: account.industry ?? <Dash /> },
    { label: t('crm.accounts.owner'), value: <PersonName name={account.owner.name} /> },
  ];
}

function sectionsOf(): Section[] {
  const { name, type, industry, phone, website, parent_account_id, owner_id, ...texts } =
    accountFields();
  return [
    {
      title: t('crm.accounts.about'),
      fields: [name, type, industry, phone, website, parent_account_id, owner_id],
    },
    { title: t('crm.accounts.addresses'), fields: [texts.billing_address, texts.shipping_address] },
    { title: t('crm.accounts.description'), fields: [texts.description] },
  ];
}

/** Everything about one company. */
export function AccountPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: account, error, refetch } = useQuery(accountQueries.one(id));
  const update = useUpdateAccount();
  if (error && !account) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!account) return <PagePending />;
  const sections = sectionsOf();
  return (
    <RecordPage<AccountDetail>
      key={account.id}
      type="account"
      name={account.name}
      mark={!account.is_active && <Badge color="gray">{t('crm.accounts.inactive')}</Badge>}
      facts={factsOf(account)}
      actions={
        <>
          <FollowButton of={{ type: 'account', id: account.id }} />
          <AccountMenu account={account} />
        </>
      }
      row={account}
      sections={sections}
      show={{
        type: (row) => <AccountTypeBadge type={row.type} />,
        owner_id: (row) => <PersonName name={row.owner.name} />,
        parent_account_id: (row) => (
          <RecordLink type="account" id={row.parent_account_id} name={row.parent_account_name} />
        ),
      }}
      shape={AccountUpdate}
      save={(body) => update.mutateAsync({ id: account.id, body })}
      canEdit={account.can.update === true}
      middle={{
        label: t('ui.timeline'),
        content: (
          <WorkPast
            of={{ type: 'account', id: account.id }}
            timeline={accountQueries.timeline(account.id)}
            history={accountQueries.history(account.id)}
            fields={sections.flatMap(({ fields }) => fields)}
          />
        ),
      }}
      right={{ label: t('ui.related'), content: <AccountRelated account={account} /> }}
    />
  );
}

import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { t } from '../../../../lib/i18n.ts';
import { ContractsCard } from '../../../commerce/contracts/ContractsCard.tsx';
import { OrdersCard } from '../../../commerce/orders/OrdersCard.tsx';
import { ActivitiesCard } from '../../../work/activities/ActivitiesCard.tsx';
import { FilesCard } from '../../../work/files/FilesCard.tsx';
import { CasesCard } from '../../../work/cases/CasesCard.tsx';
import { AccountContacts } from './AccountContacts.tsx';
import { AccountConversations } from './AccountConversations.tsx';
import { AccountPayments } from './AccountPayments.tsx';
import { AccountOpportunities } from './AccountOpportunities.tsx';
import { ChildAccounts } from './ChildAccounts.tsx';

/** What hangs on an account, from people to payments. */
export function AccountRelated({ account }: { account: AccountDetail }) {
  const of = { account_id: String(account.id) };
  return (
    <>
      <AccountContacts account={account} />
      <AccountOpportunities account={account} />
      <ActivitiesCard of={{ type: 'account', id: account.id }} />
      <OrdersCard of={of} empty={t('crm.accounts.orders_empty')} />
      <ContractsCard of={of} empty={t('crm.accounts.contracts_empty')} />
      <AccountPayments id={account.id} />
      <CasesCard of={{ account_id: account.id }} initial={{ account_id: account.id }} />
      <FilesCard of={{ type: 'account', id: account.id }} />
      <ChildAccounts account={account} />
      <AccountConversations id={account.id} />
    </>
  );
}

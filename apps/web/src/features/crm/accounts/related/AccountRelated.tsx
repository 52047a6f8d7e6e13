import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import { AccountContacts } from './AccountContacts.tsx';
import { AccountConversations } from './AccountConversations.tsx';
import { AccountContracts, AccountOrders, AccountPayments } from './AccountSales.tsx';
import { AccountOpportunities } from './AccountOpportunities.tsx';
import { ChildAccounts } from './ChildAccounts.tsx';

/** What hangs on an account, from people to payments. */
export function AccountRelated({ account }: { account: AccountDetail }) {
  return (
    <>
      <AccountContacts account={account} />
      <AccountOpportunities account={account} />
      <AccountOrders id={account.id} />
      <AccountContracts id={account.id} />
      <AccountPayments id={account.id} />
      <ChildAccounts account={account} />
      <AccountConversations id={account.id} />
    </>
  );
}

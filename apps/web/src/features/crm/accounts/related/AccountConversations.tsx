import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { ConversationsCard } from '../../../clients/ConversationsCard.tsx';
import { contactQueries } from '../../contacts/contacts.queries.ts';

const MOST = '100';

/** The newest conversations with the people at an account. */
export function AccountConversations({ id }: { id: number }) {
  const known = { account_id: String(id), client_id_empty: 'false', per_page: MOST };
  const { data } = useQuery(contactQueries.list(known));
  return (
    <ConversationsCard
      clients={data?.rows.flatMap(({ client_id }) => client_id ?? [])}
      empty={t('crm.accounts.conversations_empty')}
    />
  );
}

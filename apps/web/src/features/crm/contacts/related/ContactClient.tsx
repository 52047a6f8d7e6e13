import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { ConversationsCard } from '../../../clients/ConversationsCard.tsx';

/** The contact as a client: the way to visits and conversations, and the newest of them. */
export function ContactClient({ contact: { client_id, name } }: { contact: ContactDetail }) {
  return (
    <>
      <RelatedCard
        type="client"
        title={t('crm.contacts.client')}
        total={client_id === null ? 0 : 1}
        empty={t('crm.contacts.client_empty')}
      >
        <RelatedLine
          to={`/clients/${client_id}`}
          name={name}
          note={t('crm.contacts.client_hint')}
        />
      </RelatedCard>
      {client_id !== null && (
        <ConversationsCard clients={[client_id]} empty={t('clients.conversations_empty')} />
      )}
    </>
  );
}

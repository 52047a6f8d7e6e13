import type { Client } from '@atrium/contract/clients/clients.ts';
import { t } from '../../lib/i18n.ts';
import { ConversationsCard } from './ConversationsCard.tsx';

/** The newest conversations with a client. */
export function ClientConversations({ client }: { client: Client }) {
  return <ConversationsCard clients={[client.id]} empty={t('clients.conversations_empty')} />;
}

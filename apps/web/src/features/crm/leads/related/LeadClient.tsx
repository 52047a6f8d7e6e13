import type { Client } from '@atrium/contract/clients/clients.ts';
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { clientName } from '../../../clients/client-fields.tsx';
import { ClientConversations } from '../../../clients/ClientConversations.tsx';
import { clientQueries } from '../../../clients/clients.queries.ts';
import { ClientVisits } from '../../../clients/ClientVisits.tsx';

function ClientCard({ client }: { client: Client }) {
  return (
    <RelatedCard type="client" title={t('crm.leads.client')} total={1} empty="">
      <Anchor component={Link} to={`/clients/${client.id}`} fz="sm" fw={500}>
        {clientName(client)}
      </Anchor>
      <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {client.email}
      </Text>
    </RelatedCard>
  );
}

/** The client whom a lead is about, and what was said and visited. */
export function LeadClient({ id }: { id: number | null }) {
  const { data: client } = useQuery({ ...clientQueries.one(id ?? 0), enabled: id !== null });
  if (!client) {
    return (
      <RelatedCard
        type="client"
        title={t('crm.leads.client')}
        total={id === null ? 0 : undefined}
        empty={t('crm.leads.client_empty')}
      />
    );
  }
  return (
    <>
      <ClientCard client={client} />
      <ClientConversations client={client} />
      <ClientVisits client={client} />
    </>
  );
}

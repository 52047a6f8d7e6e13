import type { Client } from '@atrium/contract/clients/clients.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live/index.ts';
import { RelatedCard } from '../../ui/record-page/RelatedCard.tsx';
import { StatusBadge } from '../../ui/value/StatusBadge.tsx';
import { When } from '../../ui/value/When.tsx';
import { clientConversationsQuery } from './clients.queries.ts';

const COLORS: Record<Conversation['status'], string> = {
  Open: 'green',
  Pending: 'amber',
  Snoozed: 'violet',
  Resolved: 'gray',
};

/** The newest conversations with a client. */
export function ClientConversations({ client }: { client: Client }) {
  const { data, refetch } = useQuery(clientConversationsQuery(client.id));
  useLive((push) => {
    if (push.type === 'conversation' && push.conversation.client_id === client.id) void refetch();
  });
  return (
    <RelatedCard
      type="conversation"
      title={t('clients.conversations')}
      total={data?.total}
      empty={t('clients.conversations_empty')}
    >
      <Stack gap="xs">
        {data?.rows.map((row) => (
          <div key={row.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Anchor component={Link} to={`/inbox/${row.id}`} fz="sm" fw={500} truncate>
                {row.subject ?? (row.last_message_preview || t('clients.conversation_no_subject'))}
              </Anchor>
              <Text fz="xs" c="dimmed" style={{ flex: 'none' }}>
                <When at={row.last_message_at} look="short" />
              </Text>
            </Group>
            <Text fz="xs" c="dimmed">
              <StatusBadge color={COLORS[row.status]}>{row.status}</StatusBadge>
              {row.assignee && ` · ${row.assignee.name}`}
            </Text>
          </div>
        ))}
      </Stack>
    </RelatedCard>
  );
}

import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live/index.ts';
import { RelatedCard } from '../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../ui/record-page/RelatedLine.tsx';
import { StatusBadge } from '../../ui/value/StatusBadge.tsx';
import { When } from '../../ui/value/When.tsx';
import { clientConversationsQuery } from './clients.queries.ts';

const COLORS: Record<Conversation['status'], string> = {
  Open: 'green',
  Pending: 'amber',
  Snoozed: 'violet',
  Resolved: 'gray',
};

export interface ConversationsCardProps {
  /** Of whom; undefined while it is not known. */
  clients: readonly number[] | undefined;
  /** One sentence for when there are none. */
  empty: string;
}

/** The newest conversations with some people. */
export function ConversationsCard({ clients, empty }: ConversationsCardProps) {
  const { data, refetch } = useQuery(clientConversationsQuery(clients ?? []));
  useLive((push) => {
    if (push.type !== 'conversation') return;
    const { client_id } = push.conversation;
    if (client_id !== null && clients?.includes(client_id)) void refetch();
  });
  return (
    <RelatedCard
      type="conversation"
      title={t('clients.conversations')}
      total={clients?.length === 0 ? 0 : data?.total}
      empty={empty}
    >
      <Stack gap="xs">
        {data?.rows.map((row) => (
          <RelatedLine
            key={row.id}
            to={`/inbox/${row.id}`}
            name={row.subject ?? (row.last_message_preview || t('clients.conversation_no_subject'))}
            aside={<When at={row.last_message_at} look="short" />}
            note={
              <>
                <StatusBadge color={COLORS[row.status]}>{row.status}</StatusBadge>
                {row.assignee && ` · ${row.assignee.name}`}
              </>
            }
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}

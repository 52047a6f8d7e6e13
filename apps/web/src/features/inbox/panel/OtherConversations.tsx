import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { When } from '../../../ui/value/When.tsx';
import { STATUS_COLORS } from '../actions/status-colors.ts';
import { clientConversationsQuery } from '../list/conversations.queries.ts';
import classes from './panel.module.css';

/** What was said with this client before, and elsewhere. */
export function OtherConversations(props: { clientId: number; currentId: string }) {
  const { data } = useQuery(clientConversationsQuery(props.clientId));
  const others = data?.rows.filter((row) => row.id !== props.currentId);
  return (
    <RelatedCard
      type="conversation"
      title={t('inbox.panel.conversations')}
      total={others?.length}
      empty={t('inbox.panel.no_conversations')}
    >
      <Stack gap={2}>
        {others?.map((row) => (
          <Link
            key={row.id}
            to="/inbox/$conversationId"
            params={{ conversationId: row.id }}
            search={(now: object) => now}
            className={classes.other}
          >
            <Text fz="sm" truncate>
              {row.subject ?? (row.last_message_preview || t('inbox.list.no_words'))}
            </Text>
            <Group gap="xs" fz="xs" c="dimmed">
              <StatusBadge color={STATUS_COLORS[row.status]}>
                {t(`inbox.statuses.${row.status}`)}
              </StatusBadge>
              <When at={row.last_message_at} />
            </Group>
          </Link>
        ))}
      </Stack>
    </RelatedCard>
  );
}

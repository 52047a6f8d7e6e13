import { Anchor, Badge, Button, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import type { Client } from '@atrium/contract/clients/clients.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { IconRosetteDiscountCheck, IconShieldQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { RECORDS } from '../../../ui/records.ts';
import { Initials } from '../../../ui/value/PersonName.tsx';
import { clientQueries } from '../../clients/clients.queries.ts';
import { ClientVisits } from '../../clients/ClientVisits.tsx';
import { ConversationCases } from '../../work/cases/conversation/ConversationCases.tsx';
import { ConversationFacts } from './ConversationFacts.tsx';
import { OtherConversations } from './OtherConversations.tsx';
import { ProfileFields } from './ProfileFields.tsx';
import classes from './panel.module.css';

/** The right pane: who this is, where they are, what was before. */
export function ClientPanel({ conversation }: { conversation: Conversation }) {
  const cases = <ConversationCases key={conversation.id} conversation={conversation} />;
  return (
    <aside className={classes.panel} aria-label={t('inbox.panes.panel')}>
      <Stack gap="sm" className={classes.body}>
        {conversation.client_id === null ? (
          <>
            <EmptyState
              icon={RECORDS.client.icon}
              title={t('inbox.panel.no_client')}
              text={t('inbox.panel.no_client_hint')}
            />
            {cases}
          </>
        ) : (
          <KnownClient
            clientId={conversation.client_id}
            conversation={conversation}
            cases={cases}
          />
        )}
        <ConversationFacts conversation={conversation} />
      </Stack>
    </aside>
  );
}

interface KnownClientProps {
  clientId: number;
  conversation: Conversation;
  cases: ReactNode;
}

function KnownClient({ clientId, conversation, cases }: KnownClientProps) {
  const { data, error, isError, refetch } = useQuery(clientQueries.one(clientId));
  if (isError && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) {
    return (
      <Stack aria-busy="true">
        <Skeleton h={44} w="80%" />
        <Skeleton h={160} />
        <Skeleton h={90} />
      </Stack>
    );
  }
  return (
    <>
      <Who client={data} isVerified={conversation.client_is_verified} />
      <ProfileFields key={data.id} client={data} />
      {cases}
      <ClientVisits client={data} />
      <OtherConversations clientId={data.id} currentId={conversation.id} />
    </>
  );
}

function Who({ client, isVerified }: { client: Client; isVerified: boolean }) {
  const Mark = isVerified ? IconRosetteDiscountCheck : IconShieldQuestion;
  return (
    <Group wrap="nowrap" gap="sm">
      <Initials name={client.name ?? client.email} size={44} />
      <div className={classes.who}>
        <Text fw={600} fz="lg" truncate>
          {client.name ?? client.email}
        </Text>
        <Anchor href={`mailto:${client.email}`} fz="sm" className={classes.email}>
          {client.email}
        </Anchor>
        <div>
          <Tooltip
            label={t(isVerified ? 'inbox.panel.verified_hint' : 'inbox.thread.unverified_hint')}
            multiline
            maw={260}
          >
            <Badge
              size="sm"
              color={isVerified ? 'green' : 'amber'}
              leftSection={<Mark size={13} aria-hidden />}
            >
              {t(isVerified ? 'inbox.panel.verified' : 'inbox.thread.unverified')}
            </Badge>
          </Tooltip>
        </div>
      </div>
      <Button
        size="xs"
        variant="default"
        ml="auto"
        className={classes.open}
        renderRoot={(props) => (
          <Link to="/clients/$id" params={{ id: String(client.id) }} {...props} />
        )}
      >
        {t('inbox.panel.open_client')}
      </Button>
    </Group>
  );
}

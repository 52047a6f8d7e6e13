import { Anchor, Card, Text, Title } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Dash, When } from '../../../ui/value/When.tsx';
import classes from './panel.module.css';

/** Where this conversation came from: site, page, campaign. */
export function ConversationFacts({ conversation }: { conversation: Conversation }) {
  const campaign = Object.entries(conversation.utm);
  return (
    <>
      <Card component="section" padding="sm" aria-label={t('inbox.panel.conversation')}>
        <Title order={2} fz="md" mb={6}>
          {t('inbox.panel.conversation')}
        </Title>
        <dl className={classes.facts}>
          <Fact name={t('inbox.panel.channel')}>{conversation.channel}</Fact>
          <Fact name={t('inbox.panel.site')}>{conversation.site_name ?? <Dash />}</Fact>
          <Fact name={t('inbox.panel.page')}>
            <PageLink conversation={conversation} />
          </Fact>
          <Fact name={t('inbox.panel.started')}>
            <When at={conversation.created_at} />
          </Fact>
          <Fact name={t('inbox.panel.first_response')}>
            <When at={conversation.first_response_at} />
          </Fact>
        </dl>
      </Card>
      <Card component="section" padding="sm" aria-label={t('inbox.panel.source')}>
        <Title order={2} fz="md" mb={6}>
          {t('inbox.panel.source')}
        </Title>
        {campaign.length === 0 ? (
          <Text fz="sm" c="dimmed">
            {t('inbox.panel.no_source')}
          </Text>
        ) : (
          <dl className={classes.facts}>
            {campaign.map(([name, value]) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
          </dl>
        )}
      </Card>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function PageLink({ conversation }: { conversation: Conversation }) {
  const { page_url, page_title } = conversation;
  if (!page_url) return <Dash />;
  // What a browser said about itself: a link only when it can be nothing but one.
  if (!/^https?:\/\//i.test(page_url)) return page_title ?? page_url;
  return (
    <Anchor href={page_url} fz="sm" target="_blank" rel="noreferrer noopener" title={page_url}>
      {page_title ?? page_url}
    </Anchor>
  );
}

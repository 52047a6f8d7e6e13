import { Anchor, Button, Stack } from '@mantine/core';
import type { ConversationCounts } from '@atrium/contract/inbox/conversations.ts';
import { IconFilterOff, IconInbox, IconMessageCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { countsQuery, siteChoicesQuery } from './conversations.queries.ts';
import type { InboxSearch } from './views.ts';
import { isNarrowed } from './views.ts';

export interface ListEmptyProps {
  state: InboxSearch;
  onState: (state: InboxSearch) => void;
  isOnePane: boolean;
}

/** Whether the organization has never had a conversation. */
export function isUntouched(counts: ConversationCounts | undefined): boolean {
  return counts !== undefined && counts.all + counts.snoozed + counts.resolved === 0;
}

/** Why the list is empty: filters, a view with nothing in it, or no conversation anywhere. */
export function ListEmpty({ state, onState, isOnePane }: ListEmptyProps) {
  const counts = useQuery(countsQuery).data;
  if (isNarrowed(state)) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('inbox.empty.narrowed_title')}
        text={t('inbox.empty.narrowed_text')}
        action={
          <Button variant="default" onClick={() => onState({ view: state.view, sort: state.sort })}>
            {t('inbox.empty.narrowed_action')}
          </Button>
        }
      />
    );
  }
  // Where the thread's place stands beside the list, the words have more room there.
  if (isUntouched(counts)) {
    return isOnePane ? <NoConversations /> : <EmptyState title={t('inbox.empty.none_title')} />;
  }
  return (
    <EmptyState
      icon={IconMessageCircleCheck}
      title={t(`inbox.empty.${state.view}_title`)}
      text={t(`inbox.empty.${state.view}_text`)}
    />
  );
}

/** The very first look: how conversations come to be. */
export function NoConversations() {
  const sites = useQuery(siteChoicesQuery).data;
  const first = sites?.[0];
  return (
    <EmptyState
      icon={IconInbox}
      title={t('inbox.empty.none_title')}
      text={t('inbox.empty.none_text')}
      action={
        <Stack align="center" gap="xs">
          {first ? (
            <Button
              renderRoot={(props) => (
                <Link
                  to="/sites/$id"
                  params={{ id: String(first.id) }}
                  search={{ tab: 'install' }}
                  {...props}
                />
              )}
            >
              {t('inbox.empty.none_action')}
            </Button>
          ) : (
            <Button renderRoot={(props) => <Link to="/sites" {...props} />}>
              {t('inbox.empty.none_site_action')}
            </Button>
          )}
          <Anchor href="/demo" target="_blank" fz="sm">
            {t('inbox.empty.none_demo')}
          </Anchor>
        </Stack>
      }
    />
  );
}

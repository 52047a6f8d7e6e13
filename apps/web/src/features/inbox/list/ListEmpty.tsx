import { Anchor, Button, Stack } from '@mantine/core';
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
}

/** Why the list is empty: filters, a view with nothing in it, or no conversation anywhere. */
export function ListEmpty({ state, onState }: ListEmptyProps) {
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
  const isNew = counts && counts.all + counts.snoozed + counts.resolved === 0;
  if (isNew) return <NoConversations />;
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

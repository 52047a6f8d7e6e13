import { calendar } from '@atrium/contract/work/activities/calendar.ts';
import { Button, Card, Group, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { CopyButton } from '../../../ui/value/CopyButton.tsx';
import { When } from '../../../ui/value/When.tsx';

const feedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: ({ signal }) => call(calendar.feed, { signal }),
});

/** Makes the secret address anew, and ends it. */
function useFeed() {
  const cache = useQueryClient();
  const onError = (error: Error) => notify.problem(error);
  const onSettled = () => cache.invalidateQueries({ queryKey: feedQuery.queryKey });
  const renew = useMutation({ mutationFn: () => call(calendar.renewFeed), onError, onSettled });
  const revoke = useMutation({
    mutationFn: () => call(calendar.revokeFeed),
    onSuccess: () => notify.success(t('work.calendar.feed_revoked')),
    onError,
    onSettled,
  });
  return { renew, revoke };
}

async function sure(verb: 'renew' | 'revoke'): Promise<boolean> {
  return confirm({
    title: t('work.calendar.feed_title'),
    text: t(`work.calendar.feed_${verb}_question`),
    action: t(`work.calendar.feed_${verb}`),
  });
}

/** The secret address under which other programs read one's calendar. */
export function FeedCard() {
  const { data: feed, error, refetch } = useQuery(feedQuery);
  const { renew, revoke } = useFeed();
  const after = async (verb: 'renew' | 'revoke', work: () => void) => {
    if (await sure(verb)) work();
  };
  return (
    <Card component="section" aria-label={t('work.calendar.feed_title')}>
      <Title order={2}>{t('work.calendar.feed_title')}</Title>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('work.calendar.feed_text')}
      </Text>
      {error && !feed && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && !feed && <Skeleton h={36} />}
      {feed?.url === null && (
        <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
          {t('work.calendar.feed_make')}
        </Button>
      )}
      {feed?.url && (
        <>
          <TextInput
            readOnly
            label={t('work.calendar.feed_address')}
            value={feed.url}
            onFocus={(event) => event.currentTarget.select()}
            rightSection={<CopyButton value={feed.url} label={t('work.calendar.feed_copy')} />}
          />
          <Group justify="space-between" mt="xs">
            <Text fz="xs" c="dimmed">
              {t('work.calendar.feed_made')} <When at={feed.created_at} /> ·{' '}
              {t('work.calendar.feed_used')}{' '}
              {feed.last_used_at ? <When at={feed.last_used_at} /> : t('work.calendar.feed_never')}
            </Text>
            <Group gap="xs">
              <Button
                variant="default"
                size="xs"
                loading={renew.isPending}
                onClick={() => void after('renew', () => renew.mutate())}
              >
                {t('work.calendar.feed_renew')}
              </Button>
              <Button
                variant="default"
                color="red"
                size="xs"
                loading={revoke.isPending}
                onClick={() => void after('revoke', () => revoke.mutate())}
              >
                {t('work.calendar.feed_revoke')}
              </Button>
            </Group>
          </Group>
        </>
      )}
    </Card>
  );
}

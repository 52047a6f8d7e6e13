import type { Session } from '@atrium/contract/identity/auth.ts';
import { auth } from '@atrium/contract/identity/auth.ts';
import { Badge, Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { When } from '../../../ui/value/When.tsx';
import { signOut } from '../../auth/session/sign-out.ts';
import { deviceName } from './device-name.ts';

const sessionsQuery = queryOptions({
  queryKey: ['auth', 'sessions'],
  queryFn: ({ signal }) => call(auth.sessions, { signal }),
});

function SessionLine({ session }: { session: Session }) {
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => call(auth.endSession, { params: { id: session.id } }),
    onSuccess: () => {
      notify.success(t('settings.session_ended'));
      return cache.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
    onError: notify.problem,
  });
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text fw={500}>
          {deviceName(session.user_agent) ?? t('settings.unknown_device')}{' '}
          {session.is_current && <Badge color="green">{t('settings.this_session')}</Badge>}
        </Text>
        <Text fz="sm" c="dimmed">
          {session.ip && `${session.ip} · `}
          {t('settings.last_active')} <When at={session.last_seen_at} />
        </Text>
      </div>
      {!session.is_current && (
        <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate()}>
          {t('settings.end_session')}
        </Button>
      )}
    </Group>
  );
}

/** Where this person is signed in. */
export function SessionsCard() {
  const { data, error, refetch } = useQuery(sessionsQuery);
  async function endAll(): Promise<void> {
    const isSure = await confirm({
      title: t('settings.end_all'),
      text: t('settings.end_all_text'),
      action: t('settings.end_all'),
    });
    if (isSure) await signOut(true);
  }
  return (
    <Card component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t('settings.sessions')}</Title>
        <Button variant="default" size="xs" onClick={() => void endAll()}>
          {t('settings.end_all')}
        </Button>
      </Group>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      <Stack gap="sm">
        {!data && !error && <Skeleton h={44} />}
        {data?.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </Stack>
    </Card>
  );
}

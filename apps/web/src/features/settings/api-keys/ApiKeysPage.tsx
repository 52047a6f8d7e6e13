import type { ApiKey } from '@atrium/contract/identity/api-keys.ts';
import { apiKeys } from '@atrium/contract/identity/api-keys.ts';
import { Badge, Button, Card, Code, Group, Skeleton, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { When } from '../../../ui/value/When.tsx';
import { SettingsPage } from '../SettingsPage.tsx';
import { ApiKeyForm } from './ApiKeyForm.tsx';

const apiKeysQuery = queryOptions({
  queryKey: ['api-keys', 'list'],
  queryFn: ({ signal }) => call(apiKeys.list, { signal }),
});

function stateOf(key: ApiKey): { color: string; word: string } {
  if (key.revoked_at) return { color: 'gray', word: t('settings.revoked') };
  if (key.expires_at && new Date(key.expires_at) < new Date()) {
    return { color: 'gray', word: t('settings.expired') };
  }
  return { color: 'green', word: t('settings.active') };
}

function KeyCard({ apiKey, revoke }: { apiKey: ApiKey; revoke: () => void }) {
  const { color, word } = stateOf(apiKey);
  return (
    <Card padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={500}>{apiKey.name}</Text>
            <Badge color={color}>{word}</Badge>
          </Group>
          <Text fz="sm" c="dimmed">
            <Code>{apiKey.prefix}…</Code> {t('settings.key_by', { name: apiKey.created_by })}{' '}
            <When at={apiKey.created_at} />
          </Text>
          <Text fz="sm" c="dimmed">
            {t('settings.key_last_used')}{' '}
            {apiKey.last_used_at ? <When at={apiKey.last_used_at} /> : t('settings.never')}
            {apiKey.expires_at && (
              <>
                {' · '}
                {t('settings.key_expires')} <When at={apiKey.expires_at} />
              </>
            )}
          </Text>
          <Text fz="xs" c="dimmed" mt={4}>
            {apiKey.scopes.join(', ')}
          </Text>
        </div>
        {!apiKey.revoked_at && (
          <Button variant="default" size="xs" onClick={revoke}>
            {t('settings.revoke')}
          </Button>
        )}
      </Group>
    </Card>
  );
}

/** Keys with which other programs use the interface. */
export function ApiKeysPage() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery(apiKeysQuery);
  const [isCreating, setCreating] = useState(false);

  async function revoke(apiKey: ApiKey): Promise<void> {
    const isSure = await confirm({
      title: t('settings.revoke_title'),
      text: t('settings.revoke_text', { name: apiKey.name }),
      action: t('settings.revoke'),
    });
    if (!isSure) return;
    await call(apiKeys.revoke, { params: { id: apiKey.id } }).catch(notify.problem);
    await cache.invalidateQueries({ queryKey: ['api-keys'] });
  }

  return (
    <SettingsPage
      title={t('settings.api_keys')}
      text={t('settings.api_keys_text')}
      action={<Button onClick={() => setCreating(true)}>{t('settings.new_key')}</Button>}
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={160} radius="lg" />}
      {data?.length === 0 && (
        <EmptyState
          icon={IconKey}
          title={t('settings.keys_empty')}
          text={t('settings.keys_empty_text')}
          learn={{ label: t('shell.help_api'), href: '/api/docs' }}
        />
      )}
      {data?.map((apiKey) => (
        <KeyCard key={apiKey.id} apiKey={apiKey} revoke={() => void revoke(apiKey)} />
      ))}
      {isCreating && <ApiKeyForm close={() => setCreating(false)} />}
    </SettingsPage>
  );
}

import type { NotificationPreference } from '@atrium/contract/notifications/notifications.ts';
import { notifications } from '@atrium/contract/notifications/notifications.ts';
import { Card, Checkbox, Skeleton, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { notify } from '../../ui/feedback/notify.tsx';
import { preferencesQuery } from './notifications.queries.ts';
import { SettingsPage } from '../settings/SettingsPage.tsx';

const WAYS = ['in_app', 'by_email'] as const;

/** Each choice is kept as it is made. */
function useChoice() {
  const cache = useQueryClient();
  return async (changed: NotificationPreference): Promise<void> => {
    const key = preferencesQuery.queryKey;
    cache.setQueryData(key, (now) =>
      now?.map((each) => (each.kind === changed.kind ? changed : each)),
    );
    try {
      const body = { preferences: [changed] };
      cache.setQueryData(key, await call(notifications.setPreferences, { body }));
    } catch (error) {
      notify.problem(error);
      void cache.invalidateQueries({ queryKey: key });
    }
  };
}

function Choices({ preferences }: { preferences: readonly NotificationPreference[] }) {
  const choose = useChoice();
  return (
    <Table verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('notifications.kind')}</Table.Th>
          {WAYS.map((way) => (
            <Table.Th key={way} w={96} ta="center">
              {t(`notifications.${way}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preferences.map((each) => (
          <Table.Tr key={each.kind}>
            <Table.Td>
              <Text fw={500}>{t(`notifications.kind_${each.kind}`)}</Text>
              <Text fz="sm" c="dimmed">
                {t(`notifications.kind_${each.kind}_text`)}
              </Text>
            </Table.Td>
            {WAYS.map((way) => (
              <Table.Td key={way}>
                <Checkbox
                  style={{ display: 'flex', justifyContent: 'center' }}
                  aria-label={`${t(`notifications.kind_${each.kind}`)}: ${t(`notifications.${way}`)}`}
                  checked={each[way]}
                  onChange={(event) => void choose({ ...each, [way]: event.currentTarget.checked })}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** How a person wants to be told of what. */
export function NotificationsPage() {
  const { data, error, refetch } = useQuery(preferencesQuery);
  return (
    <SettingsPage title={t('notifications.title')} text={t('notifications.settings_text')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} radius="lg" />}
      {data && (
        <Card>
          <Choices preferences={data} />
        </Card>
      )}
    </SettingsPage>
  );
}

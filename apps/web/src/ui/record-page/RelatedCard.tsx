import { Anchor, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../lib/i18n.ts';
import type { ListSearch } from '../../lib/lists/list-search.ts';
import { RecordTile } from '../RecordTile.tsx';
import type { RecordType } from '../records.ts';

export interface RelatedCardProps {
  type?: RecordType;
  title: string;
  /** Undefined while it is loaded. */
  total: number | undefined;
  /** One sentence for when there are none. */
  empty: string;
  action?: ReactNode;
  /** The whole list: its path, and what narrows it to these. */
  all?: { to: string; search: ListSearch };
  children?: ReactNode;
}

/** A related list on a record page: count, first rows, the way to all. */
export function RelatedCard(props: RelatedCardProps) {
  const { type, title, total, empty, action, all, children } = props;
  return (
    <Card component="section" padding="sm" aria-label={title}>
      <Group justify="space-between" mb={total ? 6 : 2} wrap="nowrap">
        <Group gap="xs">
          {type && <RecordTile type={type} size={22} />}
          <Title order={2} fz="md">
            {title}{' '}
            {total !== undefined && (
              <Text span c="dimmed">
                ({total})
              </Text>
            )}
          </Title>
        </Group>
        {action}
      </Group>
      {total === undefined && (
        <Stack gap="xs">
          <Skeleton h={14} />
          <Skeleton h={14} w="70%" />
        </Stack>
      )}
      {total === 0 && (
        <Text fz="sm" c="dimmed">
          {empty}
        </Text>
      )}
      {total ? children : null}
      {total && all ? (
        <Anchor
          component={Link}
          to={all.to}
          search={all.search as never}
          fz="sm"
          mt="xs"
          display="inline-block"
        >
          {t('ui.show_all')}
        </Anchor>
      ) : null}
    </Card>
  );
}

import { Badge, Button, Card, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import type { Site, SiteVersion } from '@atrium/contract/sites/sites.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { When } from '../../../ui/value/When.tsx';
import { pathLabel, shownValue } from '../record/path-words.ts';
import type { Difference } from '../record/site-draft.ts';
import { differences } from '../record/site-draft.ts';
import { siteVersionsQuery, useSiteWrites } from '../sites.queries.ts';
import classes from '../sites.module.css';

export interface HistoryTabProps {
  site: Site;
  canEdit: boolean;
  isDirty: boolean;
}

/** Every configuration that was published, with what each changed. */
export function HistoryTab({ site, canEdit, isDirty }: HistoryTabProps) {
  const { data, error, refetch } = useQuery(siteVersionsQuery(site.id));
  const restore = useRestore(site);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="sm" className={classes.narrow}>
      <Text c="dimmed">{t('sites.history.text')}</Text>
      {isDirty && <Text c="dimmed">{t('sites.history.save_first')}</Text>}
      {!data && <Skeleton h={160} radius="lg" />}
      {data?.map((version, index) => (
        <VersionCard
          key={version.version}
          version={version}
          before={data[index + 1]}
          isCurrent={index === 0}
          restore={canEdit && !isDirty && index > 0 ? () => void restore(version) : undefined}
        />
      ))}
    </Stack>
  );
}

function useRestore(site: Site) {
  const { restore } = useSiteWrites();
  return async ({ version }: SiteVersion) => {
    const isSure = await confirm({
      title: t('sites.history.restore_title', { version }),
      text: t('sites.history.restore_text'),
      action: t('sites.history.restore'),
      isDangerous: false,
    });
    if (!isSure) return;
    try {
      await restore.mutateAsync({ site, version });
      notify.success(t('sites.history.restored', { version }));
    } catch (error) {
      notify.problem(error);
    }
  };
}

interface VersionCardProps {
  version: SiteVersion;
  before: SiteVersion | undefined;
  isCurrent: boolean;
  restore: (() => void) | undefined;
}

function VersionCard({ version, before, isCurrent, restore }: VersionCardProps) {
  const found = before ? differences(before.config, version.config) : [];
  return (
    <Card component="section" padding="sm">
      <Group justify="space-between">
        <Group gap="xs">
          <Text fw={500}>{t('sites.history.version', { version: version.version })}</Text>
          {isCurrent && <Badge color="green">{t('sites.history.current')}</Badge>}
          <Text c="dimmed" fz="sm">
            <When at={version.saved_at} />{' '}
            {version.saved_by && t('sites.history.by', { name: version.saved_by })}
          </Text>
        </Group>
        {restore && (
          <Button size="xs" variant="default" onClick={restore}>
            {t('sites.history.restore')}
          </Button>
        )}
      </Group>
      <Text fz="sm" c="dimmed">
        {summaryOf(found, before)}
      </Text>
      {found.length > 0 && <Changes found={found} />}
    </Card>
  );
}

function summaryOf(found: readonly Difference[], before: SiteVersion | undefined): string {
  if (!before) return t('sites.history.first');
  if (found.length === 0) return t('sites.history.no_changes');
  return t('sites.history.changes', { count: found.length });
}

function Changes({ found }: { found: readonly Difference[] }) {
  const words = (value: unknown) => shownValue(value) || t('sites.history.nothing');
  return (
    <Table mt="xs" fz="sm" layout="fixed">
      <Table.Tbody>
        {found.map(({ path, before, after }) => (
          <Table.Tr key={path}>
            <Table.Td>{pathLabel(path)}</Table.Td>
            <Table.Td c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <s>{words(before)}</s>
            </Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{words(after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

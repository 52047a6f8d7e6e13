import { retainers } from '@atrium/contract/commerce/retainers.ts';
import { ActionIcon, Button, Group, Tabs, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { download } from '../../../lib/api/download.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { dayIn } from '../../../lib/time.ts';
import { useTitle } from '../../../lib/title.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { GridTab } from './grid/GridTab.tsx';
import { MrrTab } from './mrr/MrrTab.tsx';
import classes from './retainers.module.css';

function YearSwitch({ year, go }: { year: number; go: (year: number) => void }) {
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={t('commerce.retainers.year')}>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={t('commerce.retainers.year_before', { year: year - 1 })}
        onClick={() => go(year - 1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Text fw={600} className={classes.year} aria-live="polite">
        {year}
      </Text>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={t('commerce.retainers.year_after', { year: year + 1 })}
        onClick={() => go(year + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </Group>
  );
}

/** The retainer report: who paid for which month, and how recurring revenue moves. */
export function RetainersPage() {
  useTitle(t('commerce.retainers.title'));
  const navigate = useNavigate();
  const { organization } = useMe();
  const search: { year?: number; tab?: string } = useSearch({ strict: false });
  const thisYear = Number(dayIn(organization.time_zone).slice(0, 4));
  const { year = thisYear, tab = 'grid' } = search;
  const show = (next: typeof search) =>
    void navigate({ to: '/retainers', search: { ...search, ...next } });
  const save = () =>
    download(retainers.export, { year: String(year) }).catch((error: unknown) =>
      notify.problem(error),
    );
  return (
    <section className={classes.page} aria-label={t('commerce.retainers.title')}>
      <Group className={classes.header} justify="space-between" gap="sm">
        <Title order={1}>{t('commerce.retainers.title')}</Title>
        {tab === 'grid' && (
          <Group gap="sm" wrap="nowrap">
            <YearSwitch year={year} go={(next) => show({ year: next })} />
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => void save()}
            >
              {t('ui.export')}
            </Button>
          </Group>
        )}
      </Group>
      <Tabs
        value={tab}
        onChange={(next) => show({ tab: next ?? 'grid' })}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List px={{ base: 'sm', sm: 'lg' }}>
          <Tabs.Tab value="grid">{t('commerce.retainers.grid')}</Tabs.Tab>
          <Tabs.Tab value="mrr">{t('commerce.retainers.mrr')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="grid" className={classes.panel}>
          <GridTab year={year} />
        </Tabs.Panel>
        <Tabs.Panel value="mrr" className={classes.panel}>
          <MrrTab />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

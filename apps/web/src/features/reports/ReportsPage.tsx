import {
  REPORT_NAMES,
  reports,
  type MeasureName,
  type ReportName,
} from '@atrium/contract/home/reports.ts';
import {
  Button,
  Group,
  Paper,
  SegmentedControl,
  Skeleton,
  Stack,
  Tabs,
  Text,
  Title,
} from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../lib/api/download.ts';
import { t } from '../../lib/i18n.ts';
import { useTitle } from '../../lib/title.ts';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { notify } from '../../ui/feedback/notify.tsx';
import { ReportChart } from './ReportChart.tsx';
import { ReportControls } from './ReportControls.tsx';
import { ReportTable } from './ReportTable.tsx';
import type { ReportSearch } from './reports.queries.ts';
import { reportQuery } from './reports.queries.ts';
import classes from './reports.module.css';

function ReportView({ name, search }: { name: ReportName; search: ReportSearch }) {
  const { data: report, error, refetch } = useQuery(reportQuery(name, search));
  const [wanted, setWanted] = useState<MeasureName>();
  if (error && !report) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!report) return <Skeleton h={320} />;
  const names = report.measures.map((measure) => measure.name);
  const measure = wanted && names.includes(wanted) ? wanted : names[0];
  if (report.rows.length === 0) {
    return (
      <Text c="dimmed" p="lg">
        {t('reports.empty')}
      </Text>
    );
  }
  return (
    <Stack gap="md">
      <Paper withBorder p="md">
        <SegmentedControl
          size="xs"
          mb="md"
          aria-label={t('reports.measure')}
          data={names.map((value) => ({
            value,
            label: t(`reports.measures.${value}`),
          }))}
          value={measure ?? ''}
          onChange={(next) => setWanted(next as MeasureName)}
          className={classes.measures}
        />
        <ReportChart report={report} measure={measure} />
      </Paper>
      <Paper withBorder p="md">
        <ReportTable report={report} />
      </Paper>
    </Stack>
  );
}

/** Reports: a picture, the numbers, and behind each number the list it came from. */
export function ReportsPage() {
  useTitle(t('reports.title'));
  const navigate = useNavigate();
  const { name: asked } = useParams({ strict: false });
  const name = REPORT_NAMES.find((each) => each === asked) ?? REPORT_NAMES[0];
  const search: ReportSearch = useSearch({ strict: false });
  const { data: report } = useQuery(reportQuery(name, search));
  const show = (to: ReportName, next: ReportSearch) =>
    void navigate({
      to: '/reports/$name',
      params: { name: to },
      search: next as never,
      // Back leads to the page before, not through every filter that was tried.
      replace: to === name,
    });
  const { from, to, owner_id } = search;
  const kept = { ...(from && { from }), ...(to && { to }), ...(owner_id && { owner_id }) };
  const save = () =>
    download(reports.export, { ...search, name }).catch((error: unknown) => notify.problem(error));
  return (
    <section className={classes.page} aria-label={t('reports.title')}>
      <Group justify="space-between" className={classes.header}>
        <Title order={1}>{t('reports.title')}</Title>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => void save()}
        >
          {t('ui.export')}
        </Button>
      </Group>
      <Tabs
        value={name}
        onChange={(next) => show((next ?? name) as ReportName, kept)}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List px={{ base: 'sm', sm: 'lg' }}>
          {REPORT_NAMES.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`reports.names.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={name} className={classes.panel}>
          <Stack gap="md" className={classes.content}>
            <ReportControls
              name={name}
              report={report?.name === name ? report : undefined}
              search={search}
              set={(next) => show(name, next)}
            />
            <ReportView key={name} name={name} search={search} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

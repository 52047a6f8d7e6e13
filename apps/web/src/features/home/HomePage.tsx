import { Card, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { useMay, useMe } from '../../lib/session.queries.ts';
import { useTitle } from '../../lib/title.ts';
import { countsQuery } from '../inbox/list/conversations.queries.ts';
import { Dashboard } from './dashboard/Dashboard.tsx';
import { dashboardQuery } from './dashboard/dashboard.queries.ts';
import { dayTime } from './day-time.ts';
import { GettingStarted } from './GettingStarted.tsx';
import classes from './home.module.css';

interface FigureProps {
  label: string;
  value: number | undefined;
  view: 'mine' | 'unassigned' | 'mentions' | 'unanswered';
}

function Figure({ label, value, view }: FigureProps) {
  return (
    <Card component={Link} to="/inbox" search={{ view } as never} className={classes.figure}>
      {value === undefined ? (
        <Skeleton h={34} w={48} />
      ) : (
        <Text className={classes.number}>{value.toLocaleString()}</Text>
      )}
      <Text fz="sm" c="dimmed">
        {label}
      </Text>
    </Card>
  );
}

function Figures() {
  const { data } = useQuery(countsQuery);
  const { data: seen } = useQuery(dashboardQuery);
  const visitors = seen?.visitors_online ?? null;
  return (
    <section aria-label={t('home.conversations')}>
      <Title order={2} mb="sm">
        {t('home.conversations')}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: visitors === null ? 4 : 5 }} spacing="sm">
        <Figure label={t('home.unanswered')} value={data?.unanswered} view="unanswered" />
        <Figure label={t('home.mine')} value={data?.mine} view="mine" />
        <Figure label={t('home.unassigned')} value={data?.unassigned} view="unassigned" />
        <Figure label={t('home.mentions')} value={data?.mentions} view="mentions" />
        {visitors !== null && (
          <Card component={Link} to="/sites" className={classes.figure}>
            <Text className={classes.number}>{visitors.toLocaleString()}</Text>
            <Text fz="sm" c="dimmed">
              {t('home.visitors')}
            </Text>
          </Card>
        )}
      </SimpleGrid>
    </section>
  );
}

/** The first screen: what waits, and what is still to be set up. */
export function HomePage() {
  const me = useMe();
  const mayInbox = useMay('conversations.read');
  const maySell = useMay('crm.read');
  useTitle(t('shell.home'));
  return (
    <div className={classes.page}>
      <Stack gap="lg">
        <Group justify="space-between">
          <div>
            <Title order={1} fz="var(--text-display)">
              {t(`home.${dayTime(new Date())}`, { name: me.first_name })}
            </Title>
            <Text c="dimmed">{me.organization.name}</Text>
          </div>
        </Group>
        {maySell && <Dashboard />}
        {mayInbox && <Figures />}
        <GettingStarted />
      </Stack>
    </div>
  );
}

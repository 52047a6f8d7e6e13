import { addMoney } from '@atrium/contract/core/money.ts';
import { LEAD_STATUSES } from '@atrium/contract/crm/leads.ts';
import type { Dashboard as Glance } from '@atrium/contract/home/dashboard.ts';
import { Card, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { monthText } from '../../../lib/time.ts';
import { Bars } from '../../../ui/value/charts/Bars.tsx';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { useMoney } from '../../../ui/value/Money.tsx';
import { dashboardQuery } from './dashboard.queries.ts';
import { Activity } from './Activity.tsx';
import { Change, Reached, Tile } from './Tile.tsx';

function MoneyTiles({ seen }: { seen: Glance }) {
  const money = useMoney();
  const { won, pipeline, mrr, overdue } = seen;
  const share = won && Number(won.target) > 0 ? Number(won.amount) / Number(won.target) : null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      {won && (
        <Tile label={t('home.dashboard.won')} value={money(won.amount)} link={won.link}>
          {share === null ? (
            <Change
              now={Number(won.amount)}
              before={Number(won.before)}
              since={t('home.dashboard.last_month')}
            />
          ) : (
            <Reached
              part={share}
              label={t('home.dashboard.target', {
                share: Math.round(share * 100),
                target: money(won.target),
                month: monthText(won.month),
              })}
            />
          )}
        </Tile>
      )}
      {pipeline && (
        <Tile
          label={t('home.dashboard.pipeline')}
          value={money(addMoney(pipeline.map(({ amount }) => amount)))}
          link="/opportunities/table?stage_kind=open"
        >
          <Text fz="xs" c="dimmed">
            {t('home.dashboard.weighted', {
              amount: money(addMoney(pipeline.map((stage) => stage.weighted_amount))),
            })}
          </Text>
        </Tile>
      )}
      {mrr && (
        <Tile label={t('home.dashboard.mrr')} value={money(mrr.amount)} link="/retainers?tab=mrr">
          <Change
            now={Number(mrr.amount)}
            before={Number(mrr.before)}
            since={t('home.dashboard.last_month')}
          />
        </Tile>
      )}
      {overdue && (
        <Tile label={t('home.dashboard.overdue')} value={money(overdue.amount)} link="/retainers">
          <Text fz="xs" c="dimmed">
            {t('home.dashboard.contracts', { count: overdue.contract_count })}
          </Text>
        </Tile>
      )}
    </SimpleGrid>
  );
}

function PipelineCard({ stages }: { stages: NonNullable<Glance['pipeline']> }) {
  const money = useMoney();
  const bars = stages.map((stage) => ({
    key: String(stage.stage_id),
    label: `${stage.stage} (${stage.count})`,
    size: Number(stage.amount),
    value: money(stage.amount),
    link: `/opportunities/table?stage_id=${stage.stage_id}`,
  }));
  return (
    <Card component="section" aria-label={t('home.dashboard.stages')}>
      <Title order={2} mb="sm">
        {t('home.dashboard.stages')}
      </Title>
      {bars.length > 0 ? (
        <Bars bars={bars} label={t('home.dashboard.stages')} />
      ) : (
        <Text fz="sm" c="dimmed">
          {t('home.dashboard.no_deals')}
        </Text>
      )}
    </Card>
  );
}

function LeadsCard({ leads }: { leads: NonNullable<Glance['leads']> }) {
  const linkTo = (source: string | null) => {
    const filters = { created_at_gte: leads.since, status_in: LEAD_STATUSES.join(',') };
    const search = new URLSearchParams(filters);
    search.set(source === null ? 'lead_source_empty' : 'lead_source', source ?? 'true');
    return `/leads?${search}`;
  };
  const bars = leads.sources.map(({ source, count }) => ({
    key: String(source),
    label: source ?? t('home.dashboard.no_source'),
    size: count,
    value: count.toLocaleString(),
    link: linkTo(source),
  }));
  return (
    <Card component="section" aria-label={t('home.dashboard.leads')}>
      <Title order={2}>{t('home.dashboard.leads')}</Title>
      <Change now={leads.count} before={leads.before} since={t('home.dashboard.days_before')} />
      {bars.length > 0 ? (
        <div style={{ marginTop: 12 }}>
          <Bars bars={bars} label={t('home.dashboard.leads')} />
        </div>
      ) : (
        <Text fz="sm" c="dimmed" mt="sm">
          {t('home.dashboard.no_leads')}
        </Text>
      )}
    </Card>
  );
}

/** Sales at a glance: every number opens the list it came from. */
export function Dashboard() {
  const { data: seen, error, refetch } = useQuery(dashboardQuery);
  if (error && !seen) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!seen) return <Skeleton h={320} radius="lg" />;
  return (
    <>
      <MoneyTiles seen={seen} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        {seen.pipeline && <PipelineCard stages={seen.pipeline} />}
        {seen.leads && <LeadsCard leads={seen.leads} />}
      </SimpleGrid>
      {seen.activity && <Activity lines={seen.activity} />}
    </>
  );
}

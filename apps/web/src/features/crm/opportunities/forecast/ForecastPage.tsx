import { Group, Select, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { useTitle } from '../../../../lib/title.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
import { RecordTile } from '../../../../ui/RecordTile.tsx';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { useToday } from '../close-date.tsx';
import { ViewSwitch } from '../switch/ViewSwitch.tsx';
import type { ForecastRange } from './forecast.queries.ts';
import { forecastQuery } from './forecast.queries.ts';
import { byMonth, monthsFrom, totalOf } from './forecast-table.ts';
import { ForecastRows } from './ForecastRows.tsx';
import classes from './forecast.module.css';

type ForecastSearch = Record<string, string>;

const LENGTHS = ['3', '6', '12', '24'];
const STANDARD = '6';
/** A month may be typed into the address, too. */
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

interface RangeProps {
  search: ForecastSearch;
  from: string;
  setSearch: (next: ForecastSearch) => void;
}

function Range({ search, from, setSearch }: RangeProps) {
  const set = (name: string, value: string) => {
    const { [name]: _, ...rest } = search;
    setSearch(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <Group className={classes.range} gap="xs">
      <TextInput
        type="month"
        size="sm"
        aria-label={t('crm.opportunities.forecast_from')}
        value={from}
        onChange={({ currentTarget: { value } }) => MONTH.test(value) && set('from', value)}
      />
      <Select
        size="sm"
        w={130}
        aria-label={t('crm.opportunities.forecast_months')}
        data={LENGTHS.map((value) => ({
          value,
          label: t('crm.opportunities.months', { count: Number(value) }),
        }))}
        value={search.months ?? STANDARD}
        allowDeselect={false}
        onChange={(next) => set('months', next ?? '')}
      />
      <Lookup
        source={userLookup}
        size="sm"
        w={180}
        aria-label={t('crm.opportunities.owner_id')}
        placeholder={t('crm.opportunities.board_owner')}
        value={search.owner_id ?? null}
        onChange={(next) => set('owner_id', next ?? '')}
      />
    </Group>
  );
}

function ForecastTable({ range }: { range: ForecastRange }) {
  const { data: cells, error, refetch } = useQuery(forecastQuery(range));
  if (error && !cells) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!cells) {
    return (
      <Stack p="lg" gap="xs" aria-busy="true">
        <Skeleton h={30} />
        <Skeleton h={30} />
        <Skeleton h={30} />
      </Stack>
    );
  }
  const months = byMonth(cells, monthsFrom(range.from, range.months));
  const total = totalOf(cells);
  const longest = months.reduce(
    (most, { total: { pipeline } }) => (Number(pipeline) > Number(most) ? pipeline : most),
    '0.00',
  );
  return (
    <Table.ScrollContainer minWidth={680} type="native" className={classes.scroll}>
      <Table stickyHeader className={classes.table} horizontalSpacing="md" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('crm.opportunities.month')}</Table.Th>
            <Table.Th className={classes.number}>{t('crm.opportunities.pipeline')}</Table.Th>
            <Table.Th className={classes.number}>{t('crm.opportunities.weighted')}</Table.Th>
            <Table.Th className={classes.number}>{t('crm.opportunities.kind_won')}</Table.Th>
            <Table.Th className={classes.number}>{t('crm.opportunities.target')}</Table.Th>
            <Table.Th className={classes.number}>{t('crm.opportunities.of_target')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <ForecastRows months={months} total={total} owner_id={range.owner_id} longest={longest} />
      </Table>
    </Table.ScrollContainer>
  );
}

/** What may be expected: by month and owner, beside what is won and what was aimed at. */
export function ForecastPage() {
  useTitle(t('crm.opportunities.view_forecast'));
  const search = useSearch({ strict: false }) as ForecastSearch;
  const navigate = useNavigate();
  const today = useToday();
  const from =
    search.from !== undefined && MONTH.test(search.from) ? search.from : today.slice(0, 7);
  const range: ForecastRange = {
    from,
    months: Number(search.months ?? STANDARD),
    ...(search.owner_id !== undefined && { owner_id: search.owner_id }),
  };
  const setSearch = (next: ForecastSearch) =>
    void navigate({ to: '.', search: next as never, replace: true });
  return (
    <section className={classes.frame} aria-label={t('crm.opportunities.view_forecast')}>
      <Group className={classes.top} justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap">
          <RecordTile type="opportunity" size={30} />
          <Title order={1} lineClamp={1}>
            {t('crm.opportunities.title')}
          </Title>
        </Group>
        <ViewSwitch current="forecast" />
      </Group>
      <Range search={search} from={from} setSearch={setSearch} />
      <ForecastTable range={range} />
      <Text fz="xs" c="dimmed" className={classes.note}>
        {t('crm.opportunities.forecast_note')}
      </Text>
    </section>
  );
}

import { ActionIcon, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { useTitle } from '../../../../lib/title.ts';
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { RECORDS } from '../../../../ui/records.ts';
import { RecordTile } from '../../../../ui/RecordTile.tsx';
import { OpportunityForm } from '../OpportunityForm.tsx';
import { ViewSwitch } from '../switch/ViewSwitch.tsx';
import { Board } from './Board.tsx';
import type { BoardSearch } from './board.queries.ts';
import { boardQuery, useMoreCards } from './board.queries.ts';
import { BoardFilters } from './BoardFilters.tsx';
import classes from './board.module.css';

const WAITING = ['a', 'b', 'c', 'd', 'e'];

function BoardWaiting() {
  return (
    <div className={classes.board} aria-busy="true">
      {WAITING.map((each) => (
        <div key={each} className={classes.lane}>
          <div className={classes.waiting}>
            <Skeleton h={34} />
            <Skeleton h={118} />
            <Skeleton h={118} />
          </div>
        </div>
      ))}
    </div>
  );
}

function Content({ search, clear, create }: ContentProps) {
  const { data: columns, error, refetch } = useQuery(boardQuery(search));
  const more = useMoreCards(search);
  const isNarrowed = Object.keys(search).length > 0;
  if (error && !columns) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!columns) return <BoardWaiting />;
  if (columns.some(({ count }) => count > 0)) return <Board columns={columns} more={more} />;
  if (isNarrowed) {
    return (
      <EmptyState
        title={t('ui.no_matches_title')}
        text={t('ui.no_matches', { count: Object.keys(search).length })}
        action={
          <Button variant="default" onClick={clear}>
            {t('ui.clear_filters')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={RECORDS.opportunity.icon}
      title={t('crm.opportunities.empty_title')}
      text={t('crm.opportunities.empty_text')}
      action={create && <Button onClick={create}>{t('crm.opportunities.create')}</Button>}
    />
  );
}

interface ContentProps {
  search: BoardSearch;
  clear: () => void;
  create: (() => void) | undefined;
}

function Total({ search }: { search: BoardSearch }) {
  const { data: columns } = useQuery(boardQuery(search));
  if (!columns) return null;
  const total = columns.reduce((sum, { count }) => sum + count, 0);
  return (
    <Text c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }} aria-live="polite">
      {total.toLocaleString()}
    </Text>
  );
}

function NewButton({ create }: { create: () => void }) {
  const label = t('shell.new_opportunity');
  return (
    <>
      <Button visibleFrom="sm" leftSection={<IconPlus size={16} />} onClick={create}>
        {label}
      </Button>
      <ActionIcon
        hiddenFrom="sm"
        variant="filled"
        color="indigo"
        size={36}
        aria-label={label}
        onClick={create}
      >
        <IconPlus size={18} />
      </ActionIcon>
    </>
  );
}

/** The board of deals with its filters; what it shows stands in the address. */
export function BoardPage() {
  useTitle(t('crm.opportunities.title'));
  const search = useSearch({ strict: false }) as BoardSearch;
  const navigate = useNavigate();
  const mayWrite = useMay('crm.write');
  const [isCreating, setCreating] = useState(false);
  const create = mayWrite ? () => setCreating(true) : undefined;
  const setSearch = (next: BoardSearch, isTyping = false) =>
    void navigate({ to: '.', search: next as never, replace: isTyping });
  return (
    <section className={classes.frame} aria-label={t('crm.opportunities.title')}>
      <Group className={classes.top} justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap" className={classes.title}>
          <RecordTile type="opportunity" size={30} />
          <Title order={1} lineClamp={1}>
            {t('crm.opportunities.title')}
          </Title>
          <Total search={search} />
        </Group>
        <Group gap="sm" wrap="nowrap">
          <ViewSwitch current="board" />
          {create && <NewButton create={create} />}
        </Group>
      </Group>
      <BoardFilters search={search} setSearch={setSearch} />
      <Content search={search} clear={() => setSearch({})} create={create} />
      {isCreating && <OpportunityForm close={() => setCreating(false)} />}
    </section>
  );
}

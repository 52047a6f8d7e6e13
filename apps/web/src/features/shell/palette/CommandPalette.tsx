import { recordPath } from '@atrium/contract/records/record-paths.ts';
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { recentsOf } from '../../../lib/records/recent.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { RecordTile } from '../../../ui/RecordTile.tsx';
import type { NavItem } from '../../../ui/shell/Sidebar.tsx';
import type { CreateAction } from '../create-actions.ts';
import { Found, Recents } from './Found.tsx';
import classes from './palette.module.css';
import { searchQuery } from './search.queries.ts';

export interface CommandPaletteProps {
  /** Counts up each time the palette is to open. */
  asked: number;
  items: readonly NavItem[];
  creates: readonly CreateAction[];
  create: (action: CreateAction) => void;
}

const TYPING_MILLISECONDS = 120;
const SHOWN_RECENTS = 6;

function matches(label: string, text: string): boolean {
  return label.toLocaleLowerCase().includes(text.toLocaleLowerCase());
}

/** Enter takes the first result when no arrow key has chosen another. */
function takeFirst(palette: Element): void {
  palette.querySelector<HTMLElement>('[data-action]')?.click();
}

/** Search and commands: what was looked at lately, every kind of record, rooms, new records. */
export function CommandPalette({ asked, items, creates, create }: CommandPaletteProps) {
  useEffect(() => spotlight.open(), [asked]);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const me = useMe();
  const [typed, setText] = useState('');
  const text = typed.trim();
  const [settled] = useDebouncedValue(text, TYPING_MILLISECONDS);
  const found = useQuery({ ...searchQuery(settled), placeholderData: keepPreviousData });
  const answer = text === '' ? undefined : found.data;
  const groups = answer?.groups ?? [];
  const recents = text === '' ? recentsOf(me.id).slice(0, SHOWN_RECENTS) : [];
  const rooms = items.filter(({ label }) => matches(label, text));
  const news = creates.filter(({ label }) => matches(label, text));
  const open = (type: string, id: string) => void navigate({ to: recordPath(type, id) ?? '/' });
  const isOld = text !== settled || found.isPlaceholderData || found.isFetching;

  async function press(event: KeyboardEvent<HTMLElement>): Promise<void> {
    const palette = event.currentTarget.closest('[role="dialog"]');
    if (event.key !== 'Enter' || !palette || palette.querySelector('[data-selected]')) return;
    if (text === '' || !isOld) return takeFirst(palette);
    // What is on screen answers to fewer letters: the answer to all of them is waited for.
    event.preventDefault();
    const whole = await cache.fetchQuery(searchQuery(text)).catch(() => undefined);
    const first = whole?.groups[0]?.hits[0];
    if (!first) return takeFirst(palette);
    open(first.kind, first.id);
    spotlight.close();
  }

  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setText}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
      clearQueryOnClose
      scrollable
      maxHeight={480}
    >
      <Spotlight.Search
        aria-label={t('shell.search')}
        onKeyDown={(event) => void press(event)}
        placeholder={t('shell.search_placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList>
        {answer?.instead && (
          <Text fz="xs" c="dimmed" className={classes.instead} role="status">
            {t('shell.search_instead', { query: answer.instead })}
          </Text>
        )}
        <Recents recents={recents} open={open} />
        <Found groups={groups} text={answer?.instead ?? text} open={open} />
        {rooms.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.go_to')}>
            {rooms.map(({ to, label, icon: Icon }) => (
              <Spotlight.Action
                key={to}
                label={label}
                leftSection={<Icon size={18} stroke={1.6} />}
                onClick={() => void navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {news.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.create')}>
            {news.map((action) => (
              <Spotlight.Action
                key={action.label}
                label={action.label}
                leftSection={<RecordTile type={action.type} size={22} />}
                onClick={() => create(action)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.error && !isOld ? (
          <ErrorState error={found.error} retry={() => void found.refetch()} />
        ) : (
          groups.length + recents.length + rooms.length + news.length === 0 && (
            <Spotlight.Empty>
              {isOld ? t('shell.searching') : t('shell.search_empty', { query: text })}
            </Spotlight.Empty>
          )
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

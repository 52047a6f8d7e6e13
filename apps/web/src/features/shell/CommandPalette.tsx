import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.queries.ts';
import { RecordTile } from '../../ui/RecordTile.tsx';
import type { NavItem } from '../../ui/shell/Sidebar.tsx';
import { clientName } from '../clients/client-fields.tsx';
import { clientQueries } from '../clients/clients.queries.ts';
import type { CreateAction } from './create-actions.ts';

export interface CommandPaletteProps {
  /** Counts up each time the palette is to open. */
  asked: number;
  items: readonly NavItem[];
  creates: readonly CreateAction[];
  create: (action: CreateAction) => void;
}

const TYPING_MILLISECONDS = 160;

function matches(label: string, text: string): boolean {
  return label.toLocaleLowerCase().includes(text.toLocaleLowerCase());
}

/** Enter takes the first result when no arrow key has chosen another. */
function takeFirst(event: KeyboardEvent<HTMLElement>): void {
  const palette = event.currentTarget.closest('[role="dialog"]');
  if (event.key !== 'Enter' || !palette || palette.querySelector('[data-selected]')) return;
  palette.querySelector<HTMLElement>('[data-action]')?.click();
}

/** Search and commands: clients, rooms, new records. */
export function CommandPalette({ asked, items, creates, create }: CommandPaletteProps) {
  useEffect(() => spotlight.open(), [asked]);
  const navigate = useNavigate();
  const mayRead = useMay('clients.read');
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), TYPING_MILLISECONDS);
  const found = useQuery({
    ...clientQueries.list({ search: typed, per_page: '6' }),
    enabled: mayRead && typed.length > 0,
    placeholderData: keepPreviousData,
  });
  const clients = text.trim() === '' ? [] : (found.data?.rows ?? []);
  const rooms = items.filter(({ label }) => matches(label, text.trim()));
  const news = creates.filter(({ label }) => matches(label, text.trim()));
  const count = clients.length + rooms.length + news.length;
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
      clearQueryOnClose
      scrollable
      maxHeight={420}
    >
      <Spotlight.Search
        aria-label={t('shell.search')}
        onKeyDown={takeFirst}
        placeholder={t('shell.search_placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList>
        {clients.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.clients')}>
            {clients.map((client) => (
              <Spotlight.Action
                key={client.id}
                onClick={() =>
                  void navigate({ to: '/clients/$id', params: { id: String(client.id) } })
                }
              >
                <Group gap="sm" wrap="nowrap">
                  <RecordTile type="client" size={26} />
                  <div>
                    <Text fz="sm">{clientName(client)}</Text>
                    <Text fz="xs" c="dimmed">
                      {[client.email, client.company].filter(Boolean).join(' · ')}
                    </Text>
                  </div>
                </Group>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
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
                key={action.type}
                label={action.label}
                leftSection={<RecordTile type={action.type} size={22} />}
                onClick={() => create(action)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {count === 0 && (
          <Spotlight.Empty>{t('shell.search_empty', { query: text.trim() })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

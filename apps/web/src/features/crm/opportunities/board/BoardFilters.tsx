import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconUser, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
import { userLookup } from '../../../settings/users/users.queries.ts';
import type { BoardSearch } from './board.queries.ts';
import classes from './board.module.css';

const TYPING_MILLISECONDS = 220;

export interface BoardFiltersProps {
  search: BoardSearch;
  /** @param isTyping the state before is not kept in the history */
  setSearch: (next: BoardSearch, isTyping?: boolean) => void;
}

/** Without what is empty, so that the address stays short. */
function withPart(search: BoardSearch, name: keyof BoardSearch, value: string): BoardSearch {
  const { [name]: _, ...rest } = search;
  return value === '' ? rest : { ...rest, [name]: value };
}

/** What of all deals the board shows: a search, mine or somebody's. */
export function BoardFilters({ search, setSearch }: BoardFiltersProps) {
  const committed = search.search ?? '';
  const [text, setText] = useState(committed);
  const [seen, setSeen] = useState(committed);
  const [sent, setSent] = useState(committed);
  if (committed !== seen) {
    setSeen(committed);
    // The address changed without typing: back was pressed, or the filters were cleared.
    if (committed !== sent) {
      setSent(committed);
      setText(committed);
    }
  }
  const commit = useDebouncedCallback((next: string) => {
    setSent(next.trim());
    setSearch(withPart(search, 'search', next.trim()), true);
  }, TYPING_MILLISECONDS);
  const type = (next: string) => {
    setText(next);
    commit(next);
  };
  const isMine = search.owner_id === 'me';
  const owner = search.owner_id === undefined || isMine ? null : search.owner_id;
  return (
    <Group className={classes.filters} gap="xs" wrap="nowrap">
      <TextInput
        className={classes.search}
        type="search"
        size="sm"
        aria-label={t('ui.search_list', { list: t('crm.opportunities.title') })}
        placeholder={t('ui.search')}
        leftSection={<IconSearch size={16} />}
        rightSection={
          text && (
            <CloseButton size="sm" aria-label={t('ui.clear_search')} onClick={() => type('')} />
          )
        }
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button
        variant={isMine ? 'light' : 'default'}
        className={classes.whole}
        leftSection={<IconUser size={16} />}
        aria-pressed={isMine}
        onClick={() => setSearch(withPart(search, 'owner_id', isMine ? '' : 'me'))}
      >
        {t('crm.opportunities.board_mine')}
      </Button>
      <Lookup
        source={userLookup}
        size="sm"
        w={180}
        miw={110}
        aria-label={t('crm.opportunities.owner_id')}
        placeholder={t('crm.opportunities.board_owner')}
        value={owner}
        onChange={(next) => setSearch(withPart(search, 'owner_id', next ?? ''))}
      />
      {search.account_id !== undefined && (
        <Button
          variant="light"
          className={classes.whole}
          rightSection={<IconX size={14} />}
          onClick={() => setSearch(withPart(search, 'account_id', ''))}
        >
          {t('crm.opportunities.board_account')}
        </Button>
      )}
    </Group>
  );
}

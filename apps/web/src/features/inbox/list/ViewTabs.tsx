import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { countsQuery } from './conversations.queries.ts';
import type { InboxSearch, View } from './views.ts';
import { VIEWS } from './views.ts';
import classes from './list.module.css';

const FRONT: readonly View[] = ['all', 'mine', 'unassigned'];
const REST = VIEWS.filter((view) => !FRONT.includes(view));

export interface ViewTabsProps {
  state: InboxSearch;
  onState: (state: InboxSearch) => void;
}

/** The views with how many each holds: the daily ones in front, the others in a menu. */
export function ViewTabs({ state, onState }: ViewTabsProps) {
  const counts = useQuery(countsQuery).data;
  const choose = (view: View) => onState({ ...state, view });
  const isRest = REST.includes(state.view);
  return (
    <nav className={classes.views} aria-label={t('inbox.views.label')}>
      {FRONT.map((view) => (
        <UnstyledButton
          key={view}
          className={classes.view}
          aria-pressed={state.view === view}
          onClick={() => choose(view)}
        >
          {t(`inbox.views.${view}`)}
          {counts && <span className={classes.count}>{counts[view]}</span>}
        </UnstyledButton>
      ))}
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <UnstyledButton className={classes.view} aria-pressed={isRest}>
            {isRest ? t(`inbox.views.${state.view}`) : t('ui.more')}
            {counts && isRest && <span className={classes.count}>{counts[state.view]}</span>}
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {REST.map((view) => (
            <Menu.Item
              key={view}
              onClick={() => choose(view)}
              leftSection={state.view === view ? <IconCheck size={14} /> : <span />}
              rightSection={<span className={classes.count}>{counts?.[view]}</span>}
            >
              {t(`inbox.views.${view}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

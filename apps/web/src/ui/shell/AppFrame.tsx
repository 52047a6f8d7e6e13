import { ActionIcon, Tooltip } from '@mantine/core';
import { useDisclosure, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMenu2,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { t } from '../../lib/i18n.ts';
import classes from './shell.module.css';
import type { NavItem } from './Sidebar.tsx';
import { Sidebar } from './Sidebar.tsx';

const PhoneMenu = lazy(async () => ({ default: (await import('./PhoneMenu.tsx')).PhoneMenu }));

export interface AppFrameProps {
  items: readonly NavItem[];
  /** Right side of the top bar. */
  actions: ReactNode;
  /** Middle of the top bar. */
  search: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
}

/** The house around every screen: sidebar, top bar, main area. */
export function AppFrame({ items, actions, search, notice, children }: AppFrameProps) {
  const [isCollapsed, setCollapsed] = useLocalStorage({
    key: 'atrium.sidebar_collapsed',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [isMenuOpen, menu] = useDisclosure(false);
  const toggleLabel = isCollapsed ? t('shell.expand') : t('shell.collapse');
  const Toggle = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <div className={classes.frame} data-collapsed={isCollapsed || undefined}>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      {!isPhone && (
        <aside className={classes.side}>
          <Sidebar items={items} isCollapsed={isCollapsed} />
          <Tooltip label={toggleLabel} position="right">
            <ActionIcon
              className={classes.toggle}
              aria-label={toggleLabel}
              aria-expanded={!isCollapsed}
              onClick={() => setCollapsed(!isCollapsed)}
            >
              <Toggle size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </aside>
      )}
      <header className={classes.top}>
        {isPhone && (
          <ActionIcon aria-label={t('shell.open_menu')} size="lg" onClick={menu.open}>
            <IconMenu2 size={20} />
          </ActionIcon>
        )}
        {search}
        <div className={classes.actions}>{actions}</div>
      </header>
      {isPhone && isMenuOpen && (
        <Suspense fallback={null}>
          <PhoneMenu items={items} close={menu.close} />
        </Suspense>
      )}
      <main id="main" className={classes.main} tabIndex={-1}>
        {notice}
        <div className={classes.screen}>{children}</div>
      </main>
    </div>
  );
}

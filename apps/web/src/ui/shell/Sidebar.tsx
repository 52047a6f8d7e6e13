import { Tooltip } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { Mark } from './Mark.tsx';
import classes from './shell.module.css';

export interface NavItem {
  to: string;
  label: string;
  icon: TablerIcon;
  /** Only the very address counts as being there. */
  isExact?: boolean;
  badge?: { count: number; label: string } | undefined;
}

export interface SidebarProps {
  items: readonly NavItem[];
  isCollapsed: boolean;
  onGo?: () => void;
}

/** The rooms of the house. */
export function Sidebar({ items, isCollapsed, onGo }: SidebarProps) {
  return (
    <>
      <Link to="/" className={classes.brand} onClick={onGo}>
        <Mark size={26} />
        {!isCollapsed && <span>{t('shell.title')}</span>}
        {isCollapsed && <span className={classes.hidden}>{t('shell.title')}</span>}
      </Link>
      <nav aria-label={t('shell.main_navigation')} className={classes.nav}>
        {items.map(({ to, label, icon: Icon, isExact, badge }) => (
          <Tooltip key={to} label={label} position="right" disabled={!isCollapsed}>
            <Link
              to={to}
              className={classes.item}
              activeOptions={{ exact: isExact ?? false, includeSearch: false }}
              onClick={onGo}
              aria-label={isCollapsed ? label : undefined}
            >
              <Icon size={19} stroke={1.6} aria-hidden />
              {!isCollapsed && <span className={classes.itemLabel}>{label}</span>}
              {badge && badge.count > 0 && (
                <span className={classes.badge}>
                  <span aria-hidden>{badge.count > 99 ? '99+' : badge.count}</span>
                  <span className={classes.hidden}>{badge.label}</span>
                </span>
              )}
            </Link>
          </Tooltip>
        ))}
      </nav>
    </>
  );
}

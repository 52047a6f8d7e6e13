import { IconChartBar, IconLayoutKanban, IconTable } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from '../../../../lib/i18n.ts';
import classes from './view-switch.module.css';
import type { OpportunityView } from './opportunity-view.ts';
import { rememberView } from './opportunity-view.ts';

/** The three ways to look at deals; the last one chosen is remembered in this browser. */
export function ViewSwitch({ current }: { current: OpportunityView }) {
  useEffect(() => rememberView(current), [current]);
  const ways = [
    { view: 'board', label: t('crm.opportunities.view_board'), icon: IconLayoutKanban },
    { view: 'table', label: t('crm.opportunities.view_table'), icon: IconTable },
    { view: 'forecast', label: t('crm.opportunities.view_forecast'), icon: IconChartBar },
  ] as const;
  return (
    <nav className={classes.switch} aria-label={t('crm.opportunities.view')}>
      {ways.map(({ view, label, icon: Icon }) => (
        <Link
          key={view}
          to={`/opportunities/${view}`}
          aria-current={view === current ? 'page' : undefined}
          title={label}
        >
          <Icon size={16} aria-hidden />
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}

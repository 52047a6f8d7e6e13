import { IconCalendar, IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.queries.ts';
import type { NavItem } from '../../ui/shell/Sidebar.tsx';
import { RECORDS } from '../../ui/records.ts';
import { dueQuery } from '../work/activities/activities.queries.ts';
import { caseCountsQuery } from '../work/cases/cases.queries.ts';

/** The rooms of one's own work; how much of it is late stands beside them. */
export function useWorkRooms(): (NavItem & { isOpen: boolean })[] {
  const isOpen = useMay('work.read');
  const { data } = useQuery({ ...dueQuery, enabled: isOpen });
  const count = data?.overdue ?? 0;
  const badge = { count, label: t('shell.overdue', { count }) };
  return [
    { to: '/my-day', label: t('shell.my_day'), icon: IconChecklist, badge, isOpen },
    { to: '/calendar', label: t('shell.calendar'), icon: IconCalendar, isOpen },
  ];
}

/** The room of cases; how many are late stands beside it. */
export function useCaseRoom(): NavItem & { isOpen: boolean } {
  const isOpen = useMay('work.read');
  const { data } = useQuery({ ...caseCountsQuery, enabled: isOpen });
  const count = data?.breached ?? 0;
  const badge = { count, label: t('shell.late_cases', { count }) };
  return { to: '/cases', label: t('shell.cases'), icon: RECORDS.case.icon, badge, isOpen };
}

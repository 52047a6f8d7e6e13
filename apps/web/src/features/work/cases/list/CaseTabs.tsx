import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { ListTabs } from '../../../../ui/data-table/views/ListTabs.tsx';
import { useListState } from '../../../../ui/data-table/state/useListState.ts';
import { caseCountsQuery } from '../cases.queries.ts';
import { CASE_TABS, inTab, tabOf } from './case-tabs.ts';

/** Whose cases are shown: mine, nobody's, all that are open, and those that are done. */
export function CaseTabs() {
  const { search } = useListState();
  const { data } = useQuery(caseCountsQuery);
  const current = tabOf(search);
  const counts = { mine: data?.mine, nobody: data?.unassigned, all: data?.all, closed: undefined };
  return (
    <ListTabs
      label={t('work.cases.tabs')}
      tabs={CASE_TABS.map((tab) => ({
        label: t(`work.cases.${tab}`),
        search: inTab(search, tab),
        isCurrent: tab === current,
        count: counts[tab],
      }))}
    />
  );
}

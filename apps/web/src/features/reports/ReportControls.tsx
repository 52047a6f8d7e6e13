import { REPORT_GROUPS, type Report, type ReportName } from '@atrium/contract/home/reports.ts';
import { Group, Select } from '@mantine/core';
import { t } from '../../lib/i18n.ts';
import { Lookup } from '../../ui/lookup/Lookup.tsx';
import { userLookup } from '../settings/users/users.queries.ts';
import { DayInput } from './DayInput.tsx';
import type { ReportSearch } from './reports.queries.ts';

interface Props {
  name: ReportName;
  /** What is shown now: fills what the address leaves open. */
  report: Report | undefined;
  search: ReportSearch;
  set: (next: ReportSearch) => void;
}

/** By what, from when to when, and whose. */
export function ReportControls({ name, report, search, set }: Props) {
  const day = (end: 'from' | 'to') => (
    <DayInput
      label={t(`reports.${end}`)}
      value={search[end] ?? report?.[end] ?? ''}
      choose={(next) => set({ ...search, [end]: next })}
    />
  );
  return (
    <Group gap="sm" align="flex-end">
      <Select
        size="sm"
        w={150}
        label={t('reports.by')}
        data={REPORT_GROUPS[name].map((value) => ({
          value,
          label: t(`reports.groups.${value}`),
        }))}
        value={report?.group ?? search.group ?? REPORT_GROUPS[name][0]}
        allowDeselect={false}
        onChange={(group) => set({ ...search, ...(group && { group }) })}
      />
      {name !== 'pipeline' && day('from')}
      {name !== 'pipeline' && day('to')}
      <Lookup
        source={userLookup}
        size="sm"
        w={190}
        label={t('reports.owner')}
        placeholder={t('reports.everybody')}
        value={search.owner_id ?? null}
        onChange={(owner) => {
          const { owner_id: _, ...rest } = search;
          set(owner ? { ...rest, owner_id: owner } : rest);
        }}
      />
    </Group>
  );
}

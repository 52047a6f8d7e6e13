import { ActionIcon, Button, Group, Skeleton, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { useLeaveGuard } from '../../../ui/feedback/useLeaveGuard.ts';
import { SettingsPage } from '../../settings/SettingsPage.tsx';
import classes from './settings.module.css';
import { FIRST_YEAR, LAST_YEAR, yearSearch } from './target-years.ts';
import { TargetGrid } from './TargetGrid.tsx';
import type { Targets } from './useTargets.ts';
import { useTargets } from './useTargets.ts';

interface YearLinkProps {
  year: number;
  label: string;
  icon: typeof IconChevronLeft;
}

function YearLink({ year, label, icon: Icon }: YearLinkProps) {
  const isThere = year >= FIRST_YEAR && year <= LAST_YEAR;
  if (!isThere) return null;
  return (
    <ActionIcon
      renderRoot={(props) => <Link {...props} to="/settings/targets" search={{ year }} />}
      variant="default"
      size={34}
      aria-label={label}
    >
      <Icon size={16} />
    </ActionIcon>
  );
}

function YearPicker({ year }: { year: number }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <YearLink year={year - 1} label={t('crm.selling.year_before')} icon={IconChevronLeft} />
      <Text fw={600} fz="lg" aria-live="polite" className={classes.number}>
        {year}
      </Text>
      <YearLink year={year + 1} label={t('crm.selling.year_after')} icon={IconChevronRight} />
    </Group>
  );
}

function SaveBar({ targets }: { targets: Targets }) {
  // In the cells too: that is where one is.
  useHotkeys([['mod+Enter', targets.save]], []);
  const isBad = Object.keys(targets.errors).length > 0;
  return (
    <div className={classes.bar} role="region" aria-label={t('ui.unsaved')}>
      <Text fw={500}>
        {isBad ? t('ui.fix_errors') : t('crm.selling.unsaved', { count: targets.count })}
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={targets.discard}>
          {t('crm.selling.discard')}
        </Button>
        <Button loading={targets.isBusy} disabled={isBad} onClick={targets.save}>
          {t('crm.selling.save_targets')}
        </Button>
      </Group>
    </div>
  );
}

function YearOfTargets({ year }: { year: number }) {
  const canEdit = useMay('stages.manage');
  const targets = useTargets(year);
  useLeaveGuard(targets.count > 0);
  if (targets.isLoading && targets.error)
    return <ErrorState error={targets.error} retry={() => void targets.retry()} />;
  if (targets.isLoading) return <Skeleton h={240} radius="lg" />;
  return (
    <>
      <TargetGrid targets={targets} year={year} canEdit={canEdit} />
      {targets.count > 0 && <SaveBar targets={targets} />}
    </>
  );
}

/** What each person is to sell in each month of a year. */
export function TargetsPage() {
  const { year = new Date().getFullYear() } = yearSearch(useSearch({ strict: false }));
  return (
    <SettingsPage
      title={t('crm.selling.targets')}
      text={t('crm.selling.targets_text')}
      action={<YearPicker year={year} />}
      isWide
    >
      <YearOfTargets key={year} year={year} />
    </SettingsPage>
  );
}

import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import { STUCK_AFTER_DAYS } from '@atrium/contract/crm/opportunities.ts';
import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { Day } from '../../../ui/value/Day.tsx';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Today in the organization's calendar, as dates travel: `2026-03-04`. */
export function useToday(): string {
  const { time_zone } = useMe().organization;
  // The Swedish way of writing a date is the way it travels.
  return new Date().toLocaleDateString('sv-SE', { timeZone: time_zone });
}

/** Nothing has happened with an open deal for too long. */
export function isStuck(deal: Pick<Opportunity, 'stage_kind' | 'last_activity_at'>): boolean {
  const since = Date.now() - Date.parse(deal.last_activity_at);
  return deal.stage_kind === 'open' && since > STUCK_AFTER_DAYS * DAY_MILLISECONDS;
}

type Closing = Pick<Opportunity, 'stage_kind' | 'close_date'>;

/** When a deal is to close; of an open one a day that has passed is marked, and not by color alone. */
export function CloseDay({ deal, today }: { deal: Closing; today: string }) {
  const { stage_kind, close_date } = deal;
  if (stage_kind !== 'open' || close_date === null || close_date >= today)
    return <Day date={close_date} />;
  return (
    <Text
      span
      inherit
      c="var(--mantine-color-error)"
      title={t('crm.opportunities.overdue')}
      style={{ display: 'inline-flex', alignItems: 'center', gap: 4, whiteSpace: 'nowrap' }}
    >
      <IconAlertTriangle size={13} aria-label={t('crm.opportunities.overdue')} />
      <Day date={close_date} />
    </Text>
  );
}

/** The same, measured by the organization's calendar of today. */
export function CloseDate({ deal }: { deal: Closing }) {
  return <CloseDay deal={deal} today={useToday()} />;
}

import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import { t } from '../../../../lib/i18n.ts';
import { StatusBadge } from '../../../../ui/value/StatusBadge.tsx';
import { STATUS_COLORS } from './activity-look.ts';

/** How far an activity is. */
export function ActivityStatus({ status }: Pick<Activity, 'status'>) {
  return (
    <StatusBadge color={STATUS_COLORS[status]}>
      {t(`work.activities.statuses.${status}`)}
    </StatusBadge>
  );
}

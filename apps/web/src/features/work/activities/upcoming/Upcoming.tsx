import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import type { Ref } from '../../../../ui/records.ts';
import { activityQueries } from '../activities.queries.ts';
import { belongingTo } from '../links.ts';
import { ActivityLine } from './ActivityLine.tsx';
import classes from './upcoming.module.css';

const MOST = 5;
const MINUTE_MS = 60_000;

/** To the full minute, so that the question stays the same for a while. */
const thisMinute = () => new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS).toISOString();

function useUpcoming(of: Ref) {
  const enabled = useMay('work.read');
  const open = { ...belongingTo(of), status_ne: 'Completed', per_page: String(MOST) };
  const tasks = useQuery({
    ...activityQueries.list({ ...open, type: 'Task', sort: 'due_date' }),
    enabled,
  });
  const events = useQuery({
    ...activityQueries.list({ ...open, type: 'Event', end_time_gte: thisMinute(), sort: 'at' }),
    enabled,
  });
  return { tasks: tasks.data, events: events.data };
}

/** What is still to be done with a record and is coming up, above what happened. */
export function Upcoming({ of }: { of: Ref }) {
  const { tasks, events } = useUpcoming(of);
  const rows = [...(tasks?.rows ?? []), ...(events?.rows ?? [])].toSorted((a, b) =>
    a.at < b.at ? -1 : 1,
  );
  if (rows.length === 0) return null;
  const total = (tasks?.total ?? 0) + (events?.total ?? 0);
  return (
    <section aria-label={t('work.activities.upcoming')} className={classes.upcoming}>
      <Text component="h3" fz="sm" fw={600} m={0}>
        {t('work.activities.upcoming')}{' '}
        <Text span c="dimmed" inherit>
          ({total})
        </Text>
      </Text>
      <ul className={classes.lines}>
        {rows.slice(0, MOST).map((activity) => (
          <li key={activity.id}>
            <ActivityLine activity={activity} of={of} />
          </li>
        ))}
      </ul>
      {total > MOST && (
        <Anchor
          component={Link}
          to="/activities"
          search={{ ...belongingTo(of), status_ne: 'Completed' } as never}
          fz="sm"
        >
          {t('work.activities.upcoming_all')}
        </Anchor>
      )}
    </section>
  );
}

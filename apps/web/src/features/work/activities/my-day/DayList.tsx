import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import { Anchor, Card, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { ActivityLine } from '../upcoming/ActivityLine.tsx';
import classes from './my-day.module.css';

export interface DayListProps {
  title: string;
  rows: readonly Activity[];
  /** So many are not shown. */
  more?: number;
  isLate?: boolean;
  /** The heading says the day. */
  isDayKnown?: boolean;
  /** One sentence for when there is nothing; without it the whole list is left out. */
  empty?: string;
}

/** Part of a day: a heading and what is to be done. */
export function DayList(props: DayListProps) {
  const { title, rows, more = 0, isLate = false, isDayKnown = false, empty } = props;
  if (rows.length === 0 && empty === undefined) return null;
  return (
    <section aria-label={title} className={classes.list}>
      <Title order={2} fz="md" c={isLate ? 'var(--mantine-color-error)' : undefined}>
        {title}{' '}
        <Text span inherit c="dimmed" fw={400}>
          ({rows.length + more})
        </Text>
      </Title>
      <Card padding={0} mt={6} component={rows.length > 0 ? 'ul' : 'div'} className={classes.rows}>
        {rows.length === 0 && (
          <Text fz="sm" c="dimmed" p="sm">
            {empty}
          </Text>
        )}
        {rows.map((activity) => (
          <li key={activity.id} data-line tabIndex={-1} className={classes.row}>
            <ActivityLine activity={activity} isDayKnown={isDayKnown} />
          </li>
        ))}
      </Card>
      {more > 0 && (
        <Anchor
          component={Link}
          to="/activities"
          search={
            {
              type: 'Task',
              assigned_to_id: 'me',
              status_ne: 'Completed',
              sort: 'due_date',
            } as never
          }
          fz="sm"
          mt={6}
          display="inline-block"
        >
          {t('work.my_day.more', { count: more })}
        </Anchor>
      )}
    </section>
  );
}

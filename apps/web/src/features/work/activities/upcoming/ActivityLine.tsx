import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import { Anchor, Checkbox, Text } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import type { Ref } from '../../../../ui/records.ts';
import { Initials } from '../../../../ui/value/PersonName.tsx';
import { useMe } from '../../../../lib/session.queries.ts';
import { ACTIVITY_LOOKS } from '../look/activity-look.ts';
import { useTurnActivity } from '../activities.queries.ts';
import { ActivityWhen } from './ActivityWhen.tsx';
import classes from './upcoming.module.css';

export interface ActivityLineProps {
  activity: Activity;
  /** The page's own record needs no naming. */
  of?: Ref;
  /** On My day the day is said by its heading. */
  isDayKnown?: boolean;
}

/** Names of what it is about and with whom, but for the record whose page this is. */
function belongings(activity: Activity, of?: Ref): string[] {
  const { what_type, what_id, what_name, who_type, who_id, who_name } = activity;
  const links = [
    { type: who_type, id: who_id, name: who_name },
    { type: what_type, id: what_id, name: what_name },
    { type: 'Account', id: activity.account_id, name: activity.account_name },
  ];
  const others = links.filter(
    ({ type, id }) => type?.toLowerCase() !== of?.type || String(id) !== String(of?.id),
  );
  return [...new Set(others.map(({ name }) => name).filter((name) => name !== null))];
}

/** Something that is to be done: a tick completes it, its name opens it. */
export function ActivityLine({ activity, of, isDayKnown = false }: ActivityLineProps) {
  const { complete, isBusy } = useTurnActivity();
  const me = useMe();
  const { id, subject, type, can, recurrence, assigned_to } = activity;
  const { icon: Icon, color } = ACTIVITY_LOOKS[type];
  const names = belongings(activity, of);
  return (
    <div className={classes.line} data-urgent={activity.priority === 'High' || undefined}>
      {type === 'Task' ? (
        <Checkbox
          radius="xl"
          size="sm"
          aria-label={t('work.activities.complete', { name: subject })}
          checked={activity.status === 'Completed'}
          disabled={!can.complete || isBusy}
          onChange={() => void complete(activity)}
        />
      ) : (
        <Icon size={18} stroke={1.7} color={`var(--mantine-color-${color}-5)`} aria-hidden />
      )}
      <div className={classes.words}>
        <Anchor component={Link} to={`/activities/${id}`} fz="sm" fw={500} className={classes.name}>
          {subject}
        </Anchor>
        {recurrence && (
          <IconRepeat
            size={12}
            aria-label={t('work.activities.repeats')}
            className={classes.mark}
          />
        )}
        <Text fz="xs" c="dimmed" component="div">
          <ActivityWhen activity={activity} isDayKnown={isDayKnown} />
          {names.length > 0 && <span className={classes.names}>{names.join(' · ')}</span>}
        </Text>
      </div>
      {assigned_to.id !== me.id && (
        <span title={assigned_to.name}>
          <Initials name={assigned_to.name} size={22} />
        </span>
      )}
    </div>
  );
}

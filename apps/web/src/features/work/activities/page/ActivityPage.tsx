import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { ActivityUpdate } from '@atrium/contract/work/activities/activities.ts';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../../ui/feedback/PagePending.tsx';
import type { Field } from '../../../../ui/record-form/fields.ts';
import type { Section } from '../../../../ui/record-page/Fields.tsx';
import { RecordPast } from '../../../../ui/record-page/past/RecordPast.tsx';
import { RecordPage } from '../../../../ui/record-page/RecordPage.tsx';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { Dash } from '../../../../ui/value/When.tsx';
import { activityFields } from '../activity-fields.ts';
import { activityQueries, useUpdateActivity } from '../activities.queries.ts';
import { typeWord } from '../look/activity-words.ts';
import { ActivityStatus } from '../look/ActivityStatus.tsx';
import { ruleText } from '../form/rule-words.ts';
import { ActivityWhen } from '../upcoming/ActivityWhen.tsx';
import { ActivityActions } from './ActivityActions.tsx';
import { Belongings } from './Belongings.tsx';

function factsOf(activity: ActivityDetail) {
  const { type, status, assigned_to } = activity;
  return [
    { label: t('work.activities.type'), value: typeWord(type) },
    { label: t('work.activities.when'), value: <ActivityWhen activity={activity} /> },
    { label: t('work.activities.status'), value: <ActivityStatus status={status} /> },
    { label: t('work.activities.assigned_to'), value: <PersonName name={assigned_to.name} /> },
  ];
}

/** How it repeats is changed in the dialog. */
const fixed = (name: string, label: string): Field => ({
  name,
  label,
  kind: 'text',
  isFixed: true,
});

function sectionsOf({ type, is_all_day_event }: ActivityDetail): Section[] {
  const fields = activityFields(type);
  const { subject, status, priority, assigned_to_id, reminder_at, description } = fields;
  const times = is_all_day_event ? [] : [fields.start_time, fields.end_time];
  const ofType: Record<typeof type, Field[]> = {
    Task: [
      fields.due_date,
      status,
      priority,
      reminder_at,
      fixed('recurrence', t('work.activities.recurrence')),
    ],
    Event: [...times, fields.location, status, reminder_at],
    Call: [],
    Email: [],
  };
  return [
    {
      title: t('work.activities.details'),
      fields: [subject, ...ofType[type], assigned_to_id, description],
    },
  ];
}

const SHOW = {
  assigned_to_id: (row: ActivityDetail) => <PersonName name={row.assigned_to.name} />,
  recurrence: ({ recurrence, due_date }: ActivityDetail) =>
    recurrence && due_date ? ruleText(recurrence, due_date) : <Dash />,
};

/** Everything about one task, event, call or e-mail. */
export function ActivityPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: activity, error, refetch } = useQuery(activityQueries.one(id));
  const update = useUpdateActivity();
  if (error && !activity) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!activity) return <PagePending />;
  const sections = sectionsOf(activity);
  return (
    <RecordPage<ActivityDetail>
      key={activity.id}
      type="activity"
      name={activity.subject}
      mark={!activity.is_active && <Badge color="gray">{t('work.activities.is_removed')}</Badge>}
      facts={factsOf(activity)}
      actions={<ActivityActions activity={activity} />}
      row={activity}
      sections={sections}
      show={SHOW}
      shape={ActivityUpdate}
      save={(body) => update.mutateAsync({ id: activity.id, body })}
      canEdit={activity.can.update === true}
      middle={{
        label: t('ui.timeline'),
        content: (
          <RecordPast
            of={{ type: 'activity', id: activity.id }}
            timeline={activityQueries.timeline(activity.id)}
            history={activityQueries.history(activity.id)}
            fields={Object.values(activityFields(activity.type))}
          />
        ),
      }}
      right={{ label: t('work.activities.links'), content: <Belongings activity={activity} /> }}
    />
  );
}

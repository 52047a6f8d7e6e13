import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { ActivityCreate } from '@atrium/contract/work/activities/activities.ts';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { FormDialog } from '../../../../ui/record-form/FormDialog.tsx';
import { useForm } from '../../../../ui/record-form/useForm.ts';
import { useCreateActivity } from '../activities.queries.ts';
import { ActivityFields } from './ActivityFields.tsx';
import {
  ACTIVITY_PATHS,
  bodyOf,
  valuesOf,
  type ActivityValues,
  type Given,
} from './activity-values.ts';

export interface ActivityFormProps {
  type: 'Task' | 'Event';
  close: () => void;
  /** What is known already: the record it belongs to, a time that was chosen. */
  initial?: Given;
  created?: (activity: ActivityDetail) => void;
}

/** Dialog for a new task or event. */
export function ActivityForm({ type, close, initial = {}, created }: ActivityFormProps) {
  const create = useCreateActivity();
  const me = useMe();
  const isTask = type === 'Task';
  const body = (values: ActivityValues) => ({ type, ...bodyOf(type, values) });
  const form = useForm<ActivityValues, ActivityDetail>({
    initial: valuesOf({ ...initial, type }, me),
    shape: ActivityCreate,
    body,
    paths: ACTIVITY_PATHS,
    submit: (values) => create.mutateAsync(body(values)),
    done: (activity) => {
      const { id, subject: name } = activity;
      close();
      notify.success(t(`work.activities.created_${isTask ? 'task' : 'event'}`, { name }), {
        link: { label: t('work.activities.edit'), to: `/activities/${id}` },
      });
      created?.(activity);
    },
  });
  return (
    <FormDialog
      form={form}
      title={t(`work.activities.new_${isTask ? 'task' : 'event'}`)}
      action={t(`work.activities.create_${isTask ? 'task' : 'event'}`)}
      close={close}
      isWide
    >
      <ActivityFields type={type} form={form} />
    </FormDialog>
  );
}

import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { FormDialog } from '../../../../ui/record-form/FormDialog.tsx';
import { useForm } from '../../../../ui/record-form/useForm.ts';
import { useUpdateActivity } from '../activities.queries.ts';
import { ActivityFields } from './ActivityFields.tsx';
import {
  ACTIVITY_PATHS,
  bodyOf,
  changesOf,
  valuesOf,
  type ActivityValues,
} from './activity-values.ts';

export interface EditActivityProps {
  /** As it was when the dialog was opened. */
  activity: ActivityDetail;
  close: () => void;
}

/** Dialog that changes everything about an activity, also where it belongs and how it repeats. */
export function EditActivity({ activity, close }: EditActivityProps) {
  const update = useUpdateActivity();
  const me = useMe();
  const { id, type, version, subject: name } = activity;
  const initial = valuesOf(activity, me);
  const changes = (values: ActivityValues) => ({
    ...changesOf(bodyOf(type, initial), bodyOf(type, values)),
    version,
  });
  const form = useForm<ActivityValues, ActivityDetail>({
    initial,
    paths: ACTIVITY_PATHS,
    submit: (values) => update.mutateAsync({ id, body: changes(values) }),
    done: () => {
      close();
      notify.success(t('work.activities.saved'));
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('work.activities.edit_title', { name })}
      action={t('work.activities.save')}
      close={close}
      isWide
    >
      <ActivityFields type={type} form={form} />
    </FormDialog>
  );
}

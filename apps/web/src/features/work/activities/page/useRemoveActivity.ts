import type { Activity, ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { t } from '../../../../lib/i18n.ts';
import { confirm } from '../../../../ui/feedback/confirm.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useUpdateActivity } from '../activities.queries.ts';

type Removed = Pick<Activity, 'id' | 'version' | 'subject' | 'recurrence' | 'status'>;

/** Takes an activity out of lists and calendars after a question; the toast takes that back. @returns whether it did */
export function useRemoveActivity() {
  const update = useUpdateActivity();
  async function bringBack({ id, version }: ActivityDetail): Promise<void> {
    await update.mutateAsync({ id, body: { is_active: true, version } }).catch(notify.problem);
  }
  return async (activity: Removed): Promise<boolean> => {
    const { id, version, subject: name, recurrence, status } = activity;
    const isSeries = recurrence !== null && status !== 'Completed';
    const isSure = await confirm({
      title: t('work.activities.remove'),
      text: t(isSeries ? 'work.activities.remove_series' : 'work.activities.remove_question', {
        name,
      }),
      action: t('work.activities.remove'),
    });
    if (!isSure) return false;
    try {
      const gone = await update.mutateAsync({ id, body: { is_active: false, version } });
      const undo = () => void bringBack(gone);
      notify.success(t('work.activities.removed', { name }), { undo });
      return true;
    } catch (error) {
      notify.problem(error);
      return false;
    }
  };
}

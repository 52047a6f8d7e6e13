import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useUpdateCase } from '../cases.queries.ts';

/** What is done with a case by one click. */
export function useCaseMoves({ id, name, version }: CaseDetail) {
  const update = useUpdateCase();
  const me = useMe();

  async function move(fields: Record<string, unknown>, said?: string): Promise<void> {
    try {
      await update.mutateAsync({ id, body: { ...fields, version } });
      notify.success(said ?? t('ui.save_successful'));
    } catch (error) {
      notify.problem(error);
    }
  }

  const { status } = update.isPending ? update.variables.body : {};
  return {
    isBusy: update.isPending,
    /** The status that it is on its way to. */
    goingTo: typeof status === 'string' ? status : undefined,
    move,
    take: () => move({ owner_id: me.id }, t('work.cases.taken', { name })),
  };
}

export type CaseMoves = ReturnType<typeof useCaseMoves>;

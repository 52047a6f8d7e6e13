import type { Contract, ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { t } from '../../../../lib/i18n.ts';
import { confirm } from '../../../../ui/feedback/confirm.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useUpdateContract } from '../contracts.queries.ts';

/** What is done with a contract as a whole; it ends for good only after a question. */
export function useContractMoves({ id, number, version }: ContractDetail) {
  const update = useUpdateContract();

  async function move(status: Contract['status']): Promise<void> {
    try {
      await update.mutateAsync({ id, body: { status, version } });
      notify.success(t('ui.save_successful'));
    } catch (error) {
      notify.problem(error);
    }
  }

  async function terminate(): Promise<void> {
    const isMeant = await confirm({
      title: t('commerce.contracts.terminate_title'),
      text: t('commerce.contracts.terminate_text', { number }),
      action: t('commerce.contracts.terminate'),
    });
    if (isMeant) await move('Terminated');
  }

  async function cancel(): Promise<void> {
    const isMeant = await confirm({
      title: t('commerce.contracts.cancel_title'),
      text: t('commerce.contracts.cancel_text', { number }),
      action: t('commerce.contracts.cancel'),
    });
    if (isMeant) await move('Cancelled');
  }

  return { isBusy: update.isPending, activate: () => move('Active'), terminate, cancel };
}

import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { useMoney } from '../../../ui/value/Money.tsx';
import { useUpdateOrder } from './orders.queries.ts';

/** What is done with an order by hand; payments see to the rest of its status. */
export function useOrderMoves({ id, number, status, balance_due, version }: OrderDetail) {
  const update = useUpdateOrder();
  const money = useMoney();

  async function move(fields: { status: string; confirm?: boolean }): Promise<void> {
    try {
      await update.mutateAsync({ id, body: { ...fields, version } });
      notify.success(t('ui.save_successful'));
    } catch (error) {
      notify.problem(error);
    }
  }

  async function fulfill(): Promise<void> {
    if (status === 'Paid in Full') return move({ status: 'Fulfilled' });
    const isMeant = await confirm({
      title: t('commerce.orders.fulfill_title'),
      text: t('commerce.orders.fulfill_unpaid', { number, balance: money(balance_due) }),
      action: t('commerce.orders.fulfill'),
      isDangerous: false,
    });
    if (isMeant) await move({ status: 'Fulfilled', confirm: true });
  }

  async function cancel(): Promise<void> {
    const isMeant = await confirm({
      title: t('commerce.orders.cancel_title'),
      text: t('commerce.orders.cancel_one', { number }),
      action: t('commerce.orders.cancel'),
    });
    if (isMeant) await move({ status: 'Cancelled' });
  }

  return { isBusy: update.isPending, fulfill, cancel };
}

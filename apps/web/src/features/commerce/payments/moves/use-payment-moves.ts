import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { t } from '../../../../lib/i18n.ts';
import { confirm } from '../../../../ui/feedback/confirm.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { useUpdatePayment } from '../payments.queries.ts';

/** What can become of a payment: it is void, it did come in, it failed. */
export function usePaymentMoves() {
  const update = useUpdatePayment();

  async function move({ id, version }: Payment, status: Payment['status']): Promise<void> {
    try {
      await update.mutateAsync({ id, body: { status, version } });
      notify.success(t('commerce.payments.updated_message'));
    } catch (error) {
      notify.problem(error);
    }
  }

  async function ask(payment: Payment): Promise<void> {
    const isSure = await confirm({
      title: t('commerce.payments.void_title'),
      text:
        payment.order_id === null
          ? t('commerce.payments.void_of_contract')
          : t('commerce.payments.void_of_order'),
      action: t('commerce.payments.void_action'),
    });
    if (isSure) await move(payment, 'Void');
  }

  return {
    isBusy: update.isPending,
    void: ask,
    complete: (payment: Payment) => move(payment, 'Completed'),
    fail: (payment: Payment) => move(payment, 'Failed'),
  };
}

export type PaymentMoves = ReturnType<typeof usePaymentMoves>;

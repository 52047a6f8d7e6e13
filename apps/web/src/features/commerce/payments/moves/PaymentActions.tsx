import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { Button } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import { ActionsMenu } from '../../../../ui/record-page/ActionsMenu.tsx';
import { PaymentItems } from './PaymentItems.tsx';
import { usePaymentMoves } from './use-payment-moves.ts';

/** The buttons of a payment's page, as far as the person may. */
export function PaymentActions({ payment }: { payment: Payment }) {
  const moves = usePaymentMoves();
  const { can } = payment;
  return (
    <>
      {can.void && (
        <Button
          variant="default"
          leftSection={<IconBan size={16} />}
          loading={moves.isBusy}
          onClick={() => void moves.void(payment)}
        >
          {t('commerce.payments.void_action')}
        </Button>
      )}
      {(can.complete || can.fail) && (
        <ActionsMenu>
          <PaymentItems payment={payment} moves={moves} />
        </ActionsMenu>
      )}
    </>
  );
}

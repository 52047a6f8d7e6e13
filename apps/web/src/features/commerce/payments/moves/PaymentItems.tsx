import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { Menu } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import type { PaymentMoves } from './use-payment-moves.ts';

/** What can still become of a payment that is not certain. */
export function PaymentItems({ payment, moves }: { payment: Payment; moves: PaymentMoves }) {
  const { can } = payment;
  return (
    <>
      {can.complete && (
        <Menu.Item
          leftSection={<IconCircleCheck size={16} />}
          onClick={() => void moves.complete(payment)}
        >
          {t('commerce.payments.complete')}
        </Menu.Item>
      )}
      {can.fail && (
        <Menu.Item leftSection={<IconCircleX size={16} />} onClick={() => void moves.fail(payment)}>
          {t('commerce.payments.fail')}
        </Menu.Item>
      )}
    </>
  );
}

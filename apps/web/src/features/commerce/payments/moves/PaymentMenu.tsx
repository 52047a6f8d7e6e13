import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDots } from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { PaymentItems } from './PaymentItems.tsx';
import { usePaymentMoves } from './use-payment-moves.ts';

/** What the person may do with a payment in a list of them. */
export function PaymentMenu({ payment }: { payment: Payment }) {
  const moves = usePaymentMoves();
  const money = useMoney();
  const { can } = payment;
  if (!can.void && !can.complete && !can.fail) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size="sm"
          aria-label={t('commerce.payments.actions_of', { amount: money(payment.amount) })}
          loading={moves.isBusy}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <PaymentItems payment={payment} moves={moves} />
        {can.void && (
          <Menu.Item
            color="red"
            leftSection={<IconBan size={16} />}
            onClick={() => void moves.void(payment)}
          >
            {t('commerce.payments.void_action')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { documents } from '@atrium/contract/commerce/orders.ts';
import { Button, Menu } from '@mantine/core';
import { IconBan, IconCash, IconFileText, IconPackage } from '@tabler/icons-react';
import { addressOf } from '../../../lib/api/address.ts';
import { t } from '../../../lib/i18n.ts';
import { ActionsMenu } from '../../../ui/record-page/ActionsMenu.tsx';
import { useOrderMoves } from './use-order-moves.ts';

/** The buttons of an order, as far as the person may. */
export function OrderActions({ order, pay }: { order: OrderDetail; pay: () => void }) {
  const moves = useOrderMoves(order);
  const { can } = order;
  const params = { id: order.id };
  return (
    <>
      {can.pay && (
        <Button leftSection={<IconCash size={16} />} onClick={pay}>
          {t('commerce.payments.log')}
        </Button>
      )}
      {can.fulfill && (
        <Button
          variant="default"
          visibleFrom="xs"
          leftSection={<IconPackage size={16} />}
          loading={moves.isBusy}
          onClick={() => void moves.fulfill()}
        >
          {t('commerce.orders.fulfill')}
        </Button>
      )}
      <ActionsMenu>
        <Menu.Item
          component="a"
          href={addressOf(documents.invoice, { params })}
          target="_blank"
          leftSection={<IconFileText size={16} />}
        >
          {t('commerce.orders.invoice')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={addressOf(documents.confirmation, { params })}
          target="_blank"
          leftSection={<IconFileText size={16} />}
        >
          {t('commerce.orders.confirmation')}
        </Menu.Item>
        {can.fulfill && (
          <Menu.Item
            hiddenFrom="xs"
            leftSection={<IconPackage size={16} />}
            onClick={() => void moves.fulfill()}
          >
            {t('commerce.orders.fulfill')}
          </Menu.Item>
        )}
        {can.cancel && (
          <Menu.Item
            color="red"
            leftSection={<IconBan size={16} />}
            onClick={() => void moves.cancel()}
          >
            {t('commerce.orders.cancel')}
          </Menu.Item>
        )}
      </ActionsMenu>
    </>
  );
}

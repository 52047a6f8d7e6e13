import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { Button, Menu } from '@mantine/core';
import { IconBan, IconCash, IconPackage } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { ActionsMenu } from '../../../ui/record-page/ActionsMenu.tsx';
import { PaperActions } from '../papers/PaperActions.tsx';
import { useOrderMoves } from './use-order-moves.ts';

/** The buttons of an order, as far as the person may. */
export function OrderActions({ order, pay }: { order: OrderDetail; pay: () => void }) {
  const moves = useOrderMoves(order);
  const { can } = order;
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
      <PaperActions subject="order" record={order} />
      {(can.fulfill || can.cancel) && (
        <ActionsMenu>
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
      )}
    </>
  );
}

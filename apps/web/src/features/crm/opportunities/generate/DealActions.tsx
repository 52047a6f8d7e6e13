import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { Button, Menu } from '@mantine/core';
import { IconReceipt, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { ActionsMenu } from '../../../../ui/record-page/ActionsMenu.tsx';
import { PaperActions } from '../../../commerce/papers/PaperActions.tsx';
import { ContractDialog } from './ContractDialog.tsx';
import { useOrderMaking } from './useOrderMaking.ts';

interface Making {
  label: string;
  icon: typeof IconReceipt;
  make: () => void;
  isBusy: boolean;
}

/** What can be made of a deal: of a won one the order and the contract, of any its quote. */
export function DealActions({ deal }: { deal: OpportunityDetail }) {
  const order = useOrderMaking(deal);
  const [isContract, setContract] = useState(false);
  const { generate_order, generate_contract } = deal.can;
  const ofOrder: Making = {
    label: t('crm.opportunities.order_generate'),
    icon: IconReceipt,
    make: () => void order.make(),
    isBusy: order.isBusy,
  };
  const ofContract: Making = {
    label: t('crm.opportunities.contract_generate'),
    icon: IconRepeat,
    make: () => setContract(true),
    isBusy: false,
  };
  const makings = [
    ...(generate_order ? [ofOrder] : []),
    ...(generate_contract ? [ofContract] : []),
  ];
  // What recurs is agreed by contract: it is offered first where there is something that does.
  if (deal.has_retainer_products) makings.reverse();
  const [first, ...others] = makings;
  return (
    <>
      {first && (
        <Button leftSection={<first.icon size={16} />} loading={first.isBusy} onClick={first.make}>
          {first.label}
        </Button>
      )}
      <PaperActions subject="opportunity" record={deal} />
      {others.length > 0 && (
        <ActionsMenu>
          {others.map(({ label, icon: Icon, make }) => (
            <Menu.Item key={label} leftSection={<Icon size={16} />} onClick={make}>
              {label}
            </Menu.Item>
          ))}
        </ActionsMenu>
      )}
      {isContract && <ContractDialog deal={deal} close={() => setContract(false)} />}
    </>
  );
}

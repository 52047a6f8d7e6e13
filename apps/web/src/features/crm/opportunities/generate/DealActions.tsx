import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { Button, Menu } from '@mantine/core';
import { IconReceipt, IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { ActionsMenu } from '../../../../ui/record-page/ActionsMenu.tsx';
import { PaperActions } from '../../../commerce/papers/PaperActions.tsx';
import { ContractDialog } from './ContractDialog.tsx';
import { useMade } from './useMade.ts';
import { useOrderMaking } from './useOrderMaking.ts';

/** Something that is made of a won deal: as long as it is not there, it is made; then it is opened. */
interface Making {
  icon: typeof IconReceipt;
  /** What is there already. */
  made: { to: string; label: string; again: string } | undefined;
  label: string;
  make: () => void;
  isBusy: boolean;
}

function useMakings(deal: OpportunityDetail, openContract: () => void): Making[] {
  const made = useMade(deal);
  const order = useOrderMaking(deal, made?.order !== undefined);
  if (!made) return [];
  const ofOrder: Making = {
    icon: IconReceipt,
    made: made.order && {
      to: `/orders/${made.order.id}`,
      label: t('crm.opportunities.order_view'),
      again: t('crm.opportunities.order_another'),
    },
    label: t('crm.opportunities.order_generate'),
    make: () => void order.make(),
    isBusy: order.isBusy,
  };
  const ofContract: Making = {
    icon: IconRepeat,
    made: made.contract && {
      to: `/contracts/${made.contract.id}`,
      label: t('crm.opportunities.contract_view'),
      again: t('crm.opportunities.contract_another'),
    },
    label: t('crm.opportunities.contract_generate'),
    make: openContract,
    isBusy: false,
  };
  const makings = [
    ...(deal.can.generate_order ? [ofOrder] : []),
    ...(deal.can.generate_contract ? [ofContract] : []),
  ];
  // What recurs is agreed by contract: it is offered first where there is something that does.
  return deal.has_retainer_products ? makings.toReversed() : makings;
}

function FirstMaking({ icon: Icon, made, label, make, isBusy }: Making) {
  const icon = <Icon size={16} />;
  return made ? (
    <Button component={Link} to={made.to} leftSection={icon}>
      {made.label}
    </Button>
  ) : (
    <Button leftSection={icon} loading={isBusy} onClick={make}>
      {label}
    </Button>
  );
}

function MakingItems({ making, isFirst }: { making: Making; isFirst: boolean }) {
  const { icon: Icon, made, label, make } = making;
  const icon = <Icon size={16} />;
  return (
    <>
      {made && !isFirst && (
        <Menu.Item component={Link} to={made.to} leftSection={icon}>
          {made.label}
        </Menu.Item>
      )}
      {(made || !isFirst) && (
        <Menu.Item leftSection={icon} onClick={make}>
          {made ? made.again : label}
        </Menu.Item>
      )}
    </>
  );
}

/** What can be made of a deal: of a won one the order and the contract, of any its quote. */
export function DealActions({ deal }: { deal: OpportunityDetail }) {
  const [isContract, setContract] = useState(false);
  const makings = useMakings(deal, () => setContract(true));
  const [first, ...others] = makings;
  return (
    <>
      {first && <FirstMaking {...first} />}
      <PaperActions subject="opportunity" record={deal} />
      {(first?.made || others.length > 0) && (
        <ActionsMenu>
          {makings.map((making) => (
            <MakingItems key={making.label} making={making} isFirst={making === first} />
          ))}
        </ActionsMenu>
      )}
      {isContract && <ContractDialog deal={deal} close={() => setContract(false)} />}
    </>
  );
}

import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { Button, Menu } from '@mantine/core';
import {
  IconBan,
  IconCash,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
  IconReplace,
} from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import { ActionsMenu } from '../../../../ui/record-page/ActionsMenu.tsx';
import { useContractMoves } from './use-contract-moves.ts';

/** The dialogs of a contract's page. */
export type ContractDialog = 'pay' | 'renew' | 'change' | 'period';

export interface ContractActionsProps {
  contract: ContractDetail;
  open: (dialog: ContractDialog) => void;
}

function ContractMenu({ contract, open }: ContractActionsProps) {
  const moves = useContractMoves(contract);
  const { can, status } = contract;
  if (!can.renew && !can.change && !can.add_period && !can.change_terms) return null;
  return (
    <ActionsMenu>
      {can.renew && (
        <Menu.Item
          hiddenFrom="xs"
          leftSection={<IconRefresh size={16} />}
          onClick={() => open('renew')}
        >
          {t('commerce.contracts.renew')}
        </Menu.Item>
      )}
      {can.change && (
        <Menu.Item leftSection={<IconReplace size={16} />} onClick={() => open('change')}>
          {t('commerce.contracts.change')}
        </Menu.Item>
      )}
      {can.add_period && (
        <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => open('period')}>
          {t('commerce.contracts.period_title')}
        </Menu.Item>
      )}
      {can.change_terms && status === 'Active' && (
        <Menu.Item
          color="red"
          leftSection={<IconPlayerStop size={16} />}
          onClick={() => void moves.terminate()}
        >
          {t('commerce.contracts.terminate')}
        </Menu.Item>
      )}
      {can.change_terms && (
        <Menu.Item
          color="red"
          leftSection={<IconBan size={16} />}
          onClick={() => void moves.cancel()}
        >
          {t('commerce.contracts.cancel')}
        </Menu.Item>
      )}
    </ActionsMenu>
  );
}

/** The buttons of a contract, as far as the person may. */
export function ContractActions({ contract, open }: ContractActionsProps) {
  const moves = useContractMoves(contract);
  const { can, status } = contract;
  return (
    <>
      {can.change_terms && status === 'Draft' && (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={moves.isBusy}
          onClick={() => void moves.activate()}
        >
          {t('commerce.contracts.activate')}
        </Button>
      )}
      {can.pay && (
        <Button leftSection={<IconCash size={16} />} onClick={() => open('pay')}>
          {t('commerce.payments.log')}
        </Button>
      )}
      {can.renew && (
        <Button
          variant="default"
          visibleFrom="xs"
          leftSection={<IconRefresh size={16} />}
          onClick={() => open('renew')}
        >
          {t('commerce.contracts.renew')}
        </Button>
      )}
      <ContractMenu contract={contract} open={open} />
    </>
  );
}

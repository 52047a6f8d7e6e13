import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconRotate, IconUserCheck } from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { MergingMenu } from '../../../../ui/merging/MergingMenu.tsx';
import { FollowButton } from '../../following/FollowButton.tsx';
import { caseMerging } from '../case-merging.ts';
import type { CaseMoves } from './useCaseMoves.ts';

/** The buttons of a case, as far as the person may. */
export function CaseActions({ of, moves }: { of: CaseDetail; moves: CaseMoves }) {
  const me = useMe();
  const follow = <FollowButton of={{ type: 'case', id: of.id }} />;
  if (!of.can.update) return follow;
  const isMine = of.owner_id === me.id;
  const isClosed = of.status === 'Closed';
  return (
    <>
      {follow}
      {!isMine && !isClosed && (
        <Button
          variant="default"
          visibleFrom="xs"
          leftSection={<IconUserCheck size={16} />}
          loading={moves.isBusy}
          onClick={() => void moves.take()}
        >
          {t('work.cases.take')}
        </Button>
      )}
      <Button
        variant={isClosed ? 'default' : 'filled'}
        leftSection={isClosed ? <IconRotate size={16} /> : <IconCheck size={16} />}
        loading={moves.isBusy}
        onClick={() => void moves.move({ status: isClosed ? 'In Progress' : 'Closed' })}
      >
        {t(isClosed ? 'work.cases.reopen' : 'work.cases.close')}
      </Button>
      <MergingMenu of={caseMerging} record={of}>
        {!isMine && !isClosed && (
          <Menu.Item
            hiddenFrom="xs"
            leftSection={<IconUserCheck size={16} />}
            onClick={() => void moves.take()}
          >
            {t('work.cases.take')}
          </Menu.Item>
        )}
      </MergingMenu>
    </>
  );
}

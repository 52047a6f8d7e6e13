import type { ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconPencil, IconRotate, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { ActionsMenu, ActiveItem } from '../../../../ui/record-page/ActionsMenu.tsx';
import { useTurnActivity, useUpdateActivity } from '../activities.queries.ts';
import { EditActivity } from '../form/EditActivity.tsx';
import { useRemoveActivity } from './useRemoveActivity.ts';

/** What can be done with an activity: complete it, change it, remove it. */
export function ActivityActions({ activity }: { activity: ActivityDetail }) {
  const { complete, reopen, isBusy } = useTurnActivity();
  const update = useUpdateActivity();
  const remove = useRemoveActivity();
  const [edited, setEdited] = useState<ActivityDetail>();
  const { id, version, can, is_active } = activity;
  if (!can.update) return null;
  return (
    <>
      {can.complete && is_active && (
        <Button
          leftSection={<IconCheck size={16} />}
          loading={isBusy}
          onClick={() => void complete(activity)}
        >
          {t('work.activities.complete_short')}
        </Button>
      )}
      {can.reopen && (
        <Button
          variant="default"
          leftSection={<IconRotate size={16} />}
          loading={isBusy}
          onClick={() => void reopen(activity)}
        >
          {t('work.activities.reopen')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPencil size={16} />}
        onClick={() => setEdited(activity)}
      >
        {t('work.activities.edit')}
      </Button>
      <ActionsMenu>
        {is_active ? (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() => void remove(activity)}
          >
            {t('work.activities.remove')}
          </Menu.Item>
        ) : (
          <ActiveItem
            isActive={false}
            question=""
            change={(next) => update.mutateAsync({ id, body: { is_active: next, version } })}
          />
        )}
      </ActionsMenu>
      {edited && <EditActivity activity={edited} close={() => setEdited(undefined)} />}
    </>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { PRIORITIES } from '@atrium/contract/inbox/conversations.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import {
  IconArrowMerge,
  IconBan,
  IconCheck,
  IconDots,
  IconHourglass,
  IconMailOpened,
} from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { useActions, useStanding } from './useActions.ts';

export interface MoreMenuProps {
  conversation: Conversation;
  markUnread: () => void;
}

/** What is needed less often. */
export function MoreMenu({ conversation, markUnread }: MoreMenuProps) {
  const { prioritize } = useActions();
  const { setStatus } = useStanding();
  const [merging, setMerging] = useState(false);
  const isPending = conversation.status === 'Pending';
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon
            size="lg"
            title={t('inbox.actions.more')}
            aria-label={t('inbox.actions.more')}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconMailOpened size={16} />} onClick={markUnread}>
            {t('inbox.actions.mark_unread')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHourglass size={16} />}
            onClick={() => void setStatus(conversation, isPending ? 'Open' : 'Pending')}
          >
            {t(isPending ? 'inbox.actions.mark_open' : 'inbox.actions.mark_pending')}
          </Menu.Item>
          <Menu.Label>{t('inbox.priority')}</Menu.Label>
          {PRIORITIES.toReversed().map((priority) => (
            <Menu.Item
              key={priority}
              onClick={() => void prioritize(conversation, priority)}
              rightSection={conversation.priority === priority && <IconCheck size={14} />}
            >
              {t(`inbox.priorities.${priority}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => setMerging(true)}>
            {t('inbox.actions.merge')}
          </Menu.Item>
          <BlockItem conversation={conversation} />
        </Menu.Dropdown>
      </Menu>
      {merging && <MergeDialog conversation={conversation} onClose={() => setMerging(false)} />}
    </>
  );
}

function BlockItem({ conversation }: { conversation: Conversation }) {
  const { block } = useActions();
  const { person, is_blocked } = conversation;
  async function toggle() {
    const isSure =
      is_blocked ||
      (await confirm({
        title: t('inbox.actions.block_title', { person }),
        text: t('inbox.actions.block_text', { person }),
        action: t('inbox.actions.block_confirm'),
      }));
    if (isSure) await block(conversation, !is_blocked);
  }
  return (
    <Menu.Item
      leftSection={<IconBan size={16} />}
      {...(is_blocked ? {} : { color: 'red' })}
      onClick={() => void toggle()}
    >
      {t(is_blocked ? 'inbox.actions.unblock' : 'inbox.actions.block')}
    </Menu.Item>
  );
}

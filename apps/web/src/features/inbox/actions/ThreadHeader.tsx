import { ActionIcon, Badge, Button, Tooltip } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import {
  IconArrowLeft,
  IconCheck,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconRotate,
} from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { Initials } from '../../../ui/value/PersonName.tsx';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { AssigneeMenu } from './AssigneeMenu.tsx';
import { LabelMenu } from './LabelMenu.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { STATUS_COLORS } from './status-colors.ts';
import { SnoozeMenu } from './snooze/SnoozeMenu.tsx';
import { useStanding } from './useActions.ts';
import classes from './actions.module.css';

export type HeaderMenu = 'label' | 'snooze' | 'assign';

export interface ThreadHeaderProps {
  conversation: Conversation;
  onBack: () => void;
  markUnread: () => void;
  panel: { isOpen: boolean; toggle: () => void };
  /** The menu that a key opened. */
  menu: HeaderMenu | undefined;
  onMenu: (menu: HeaderMenu | undefined) => void;
}

/** Who it is, how it stands, and everything that can be done with it. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, onBack, markUnread, panel, menu, onMenu } = props;
  const menuProps = (name: HeaderMenu) => ({
    conversation,
    isOpen: menu === name,
    onOpen: (open: boolean) => onMenu(open ? name : undefined),
  });
  return (
    <header className={classes.header}>
      <div className={classes.bar}>
        <ActionIcon
          size="lg"
          className={classes.back}
          aria-label={t('inbox.actions.back')}
          onClick={onBack}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
        <Initials name={conversation.person} size={34} />
        <div className={classes.who}>
          <h2 className={classes.person}>{conversation.person}</h2>
          <div className={classes.facts}>
            <StatusBadge color={STATUS_COLORS[conversation.status]}>
              {t(`inbox.statuses.${conversation.status}`)}
            </StatusBadge>
            {conversation.labels.map((label) => (
              <Badge key={label.id} size="sm" color={label.color}>
                {label.name}
              </Badge>
            ))}
          </div>
        </div>
        <div className={classes.buttons}>
          <AssigneeMenu {...menuProps('assign')} />
          <LabelMenu {...menuProps('label')} />
          <SnoozeMenu {...menuProps('snooze')} />
          {conversation.merged_into_id === null && <ResolveButton conversation={conversation} />}
          <MoreMenu conversation={conversation} markUnread={markUnread} />
          <PanelButton {...panel} />
        </div>
      </div>
    </header>
  );
}

function PanelButton({ isOpen, toggle }: ThreadHeaderProps['panel']) {
  const Icon = isOpen ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand;
  const name = t(isOpen ? 'inbox.actions.hide_panel' : 'inbox.actions.show_panel');
  return (
    <Tooltip label={name}>
      <ActionIcon size="lg" aria-label={name} aria-expanded={isOpen} onClick={toggle}>
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

function ResolveButton({ conversation }: { conversation: Conversation }) {
  const { setStatus } = useStanding();
  const isResolved = conversation.status === 'Resolved';
  const word = t(isResolved ? 'inbox.actions.reopen' : 'inbox.actions.resolve');
  return (
    <Button
      size="xs"
      variant={isResolved ? 'default' : 'filled'}
      leftSection={isResolved ? <IconRotate size={15} /> : <IconCheck size={15} />}
      onClick={() => void setStatus(conversation, isResolved ? 'Open' : 'Resolved')}
    >
      {word}
    </Button>
  );
}

import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/i18n.ts';
import { confirm } from '../feedback/confirm.ts';
import { notify } from '../feedback/notify.tsx';

export interface ActionsMenuProps {
  children: ReactNode;
  /** In the row of a list: which record it is of, said to screen readers; the button steps back. */
  label?: string;
}

/** What else can be done with a record, behind three dots. */
export function ActionsMenu({ children, label }: ActionsMenuProps) {
  const look = label ? ({ size: 28 } as const) : ({ variant: 'default', size: 34 } as const);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('ui.more')}>
          <ActionIcon {...look} aria-label={label ?? t('ui.more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

export interface ActiveItemProps {
  isActive: boolean;
  /** What is asked before it is deactivated; names the consequence. */
  question: string;
  /** Sends `is_active` with the version. */
  change: (is_active: boolean) => Promise<unknown>;
  /** Where the person goes after deactivating, such as to the list. */
  deactivated?: () => void;
}

/** Deactivates after a question, or takes back into use. */
export function ActiveItem({ isActive, question, change, deactivated }: ActiveItemProps) {
  async function turn(): Promise<void> {
    const ask = { title: t('ui.deactivate'), text: question, action: t('ui.deactivate') };
    if (isActive && !(await confirm(ask))) return;
    try {
      await change(!isActive);
      notify.success(t('ui.save_successful'));
      if (isActive) deactivated?.();
    } catch (error) {
      notify.problem(error);
    }
  }
  const Icon = isActive ? IconCircleOff : IconCircleCheck;
  return (
    <Menu.Item
      {...(isActive ? { color: 'red' } : {})}
      leftSection={<Icon size={16} />}
      onClick={() => void turn()}
    >
      {isActive ? t('ui.deactivate') : t('ui.reactivate')}
    </Menu.Item>
  );
}

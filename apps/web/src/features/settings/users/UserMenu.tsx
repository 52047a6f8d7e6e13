import type { User } from '@atrium/contract/identity/users.ts';
import { users } from '@atrium/contract/identity/users.ts';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDeviceMobileOff,
  IconDots,
  IconKey,
  IconUserCheck,
  IconUserX,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { SecretDialog } from '../SecretDialog.tsx';
import { useUpdateUser } from './users.queries.ts';

/** What an administrator does with a member of staff. */
export function UserMenu({ user }: { user: User }) {
  const me = useMe();
  const cache = useQueryClient();
  const update = useUpdateUser();
  const [secret, setSecret] = useState<string>();

  async function setActive(is_active: boolean): Promise<void> {
    const isSure =
      is_active ||
      (await confirm({
        title: t('settings.deactivate_user'),
        text: t('settings.deactivate_user_text', { name: user.name }),
        action: t('ui.deactivate'),
      }));
    if (!isSure) return;
    await update.mutateAsync({ id: user.id, body: { is_active, version: user.version } });
    notify.success(t('ui.save_successful'));
  }

  async function resetPassword(): Promise<void> {
    const isSure = await confirm({
      title: t('settings.reset_password'),
      text: t('settings.reset_password_text', { name: user.name }),
      action: t('settings.reset_password'),
    });
    if (!isSure) return;
    const { temporary_password } = await call(users.resetPassword, { params: { id: user.id } });
    setSecret(temporary_password);
  }

  async function resetTwoFactor(): Promise<void> {
    const isSure = await confirm({
      title: t('settings.reset_two_factor'),
      text: t('settings.reset_two_factor_text', { name: user.name }),
      action: t('settings.reset_two_factor'),
    });
    if (!isSure) return;
    await call(users.resetTwoFactor, { params: { id: user.id } });
    await cache.invalidateQueries({ queryKey: ['users'] });
    notify.success(t('settings.two_factor_was_reset', { name: user.name }));
  }

  const attempt = (work: Promise<void>) => void work.catch(notify.problem);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('settings.actions_for', { name: user.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => attempt(resetPassword())}>
            {t('settings.reset_password')}
          </Menu.Item>
          {user.two_factor_enabled && (
            <Menu.Item
              leftSection={<IconDeviceMobileOff size={16} />}
              onClick={() => attempt(resetTwoFactor())}
            >
              {t('settings.reset_two_factor')}
            </Menu.Item>
          )}
          {user.id !== me.id && user.is_active && (
            <Menu.Item
              color="red"
              leftSection={<IconUserX size={16} />}
              onClick={() => attempt(setActive(false))}
            >
              {t('ui.deactivate')}
            </Menu.Item>
          )}
          {!user.is_active && (
            <Menu.Item
              leftSection={<IconUserCheck size={16} />}
              onClick={() => attempt(setActive(true))}
            >
              {t('ui.reactivate')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {secret && (
        <SecretDialog
          title={t('settings.temporary_password')}
          text={t('settings.temporary_password_text', { name: user.name })}
          secret={secret}
          close={() => setSecret(undefined)}
        />
      )}
    </>
  );
}

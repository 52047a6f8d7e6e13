import type { BodyInput } from '@atrium/contract/core/route.ts';
import { auth } from '@atrium/contract/identity/auth.ts';
import {
  ActionIcon,
  Button,
  Menu,
  Text,
  Tooltip,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import {
  IconBook,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlus,
  IconQuestionMark,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { meQuery, useMe } from '../../lib/session.queries.ts';
import { notify } from '../../ui/feedback/notify.tsx';
import { RecordTile } from '../../ui/RecordTile.tsx';
import { Initials } from '../../ui/value/PersonName.tsx';
import { signOut } from '../auth/session/sign-out.ts';
import { Bell } from '../notifications/Bell.tsx';
import type { CreateAction } from './create-actions.ts';

const THEMES = [
  ['system', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const;

type Theme = NonNullable<BodyInput<typeof auth.updateMe>['theme']>;

/** Keeps the screen in the person's theme, and changes it for every device at once. */
function useTheme() {
  const me = useMe();
  const cache = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    setColorScheme(me.theme === 'system' ? 'auto' : me.theme);
  }, [me.theme, setColorScheme]);
  async function change(theme: Theme): Promise<void> {
    const before = me;
    cache.setQueryData(meQuery.queryKey, { ...me, theme });
    try {
      const saved = await call(auth.updateMe, { body: { theme, version: me.version } });
      cache.setQueryData(meQuery.queryKey, saved);
    } catch (error) {
      cache.setQueryData(meQuery.queryKey, before);
      notify.problem(error);
    }
  }
  return { theme: me.theme, change };
}

function UserMenu() {
  const me = useMe();
  const { theme, change } = useTheme();
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <UnstyledButton aria-label={t('shell.account')} style={{ borderRadius: '50%' }}>
          <Initials name={me.name} size={30} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fz="sm" fw={500} c="var(--mantine-color-text)" truncate>
            {me.name}
          </Text>
          <Text fz="xs" truncate>
            {me.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings/profile" leftSection={<IconUser size={16} />}>
          {t('shell.profile')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        <Menu.RadioGroup value={theme} onChange={(name) => void change(name as Theme)}>
          {THEMES.map(([name, Icon]) => (
            <Menu.RadioItem key={name} value={name} rightSection={<Icon size={16} aria-hidden />}>
              {t(`shell.theme_${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut(false)}>
          {t('shell.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export interface TopActionsProps {
  creates: readonly CreateAction[];
  create: (action: CreateAction) => void;
  openHelp: () => void;
}

/** Right end of the top bar: new, notifications, help, account. */
export function TopActions({ creates, create, openHelp }: TopActionsProps) {
  return (
    <>
      {creates.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" leftSection={<IconPlus size={15} />}>
              {t('shell.new')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {creates.map((action) => (
              <Menu.Item
                key={action.label}
                leftSection={<RecordTile type={action.type} size={22} />}
                onClick={() => create(action)}
              >
                {action.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Bell />
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('shell.help_menu')}>
            <ActionIcon size={32} aria-label={t('shell.help_menu')}>
              <IconQuestionMark size={18} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={openHelp}>
            {t('shell.help')}
          </Menu.Item>
          <Menu.Item
            component="a"
            href="/api/docs"
            target="_blank"
            leftSection={<IconBook size={16} />}
          >
            {t('shell.help_api')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <UserMenu />
    </>
  );
}

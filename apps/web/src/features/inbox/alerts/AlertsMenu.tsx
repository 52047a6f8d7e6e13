import { ActionIcon, Anchor, Popover, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { playSound } from './sound.ts';
import { useAlertSettings } from './useAlertSettings.ts';

/** Turns browser notifications and the sound on and off; both are off until somebody asks. */
export function AlertsMenu() {
  const { settings, change, permission } = useAlertSettings();
  const isOn = settings.notifications || settings.sound;
  const Icon = isOn ? IconBell : IconBellOff;
  const isBlocked = permission === 'denied' || permission === 'missing';

  async function changeNotifications(wanted: boolean) {
    const granted = wanted ? await Notification.requestPermission() : 'granted';
    change({ ...settings, notifications: wanted && granted === 'granted' });
  }

  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Tooltip label={t('inbox.list.settings')}>
          <ActionIcon size="lg" aria-label={t('inbox.list.settings')}>
            <Icon size={18} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text fw={500}>{t('inbox.alerts.title')}</Text>
          <Switch
            label={t('inbox.alerts.notifications')}
            checked={settings.notifications && !isBlocked}
            disabled={isBlocked}
            onChange={(event) => void changeNotifications(event.currentTarget.checked)}
          />
          {isBlocked && (
            <Text fz="xs" c="dimmed">
              {t(
                permission === 'denied'
                  ? 'inbox.alerts.notifications_blocked'
                  : 'inbox.alerts.notifications_missing',
              )}
            </Text>
          )}
          <Switch
            label={t('inbox.alerts.sound')}
            checked={settings.sound}
            onChange={(event) => change({ ...settings, sound: event.currentTarget.checked })}
          />
          {settings.sound && (
            <Anchor component="button" fz="sm" onClick={() => playSound()}>
              {t('inbox.alerts.try_sound')}
            </Anchor>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

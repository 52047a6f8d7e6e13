import { ActionIcon, Button, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { IconCalendarClock, IconClockPause } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { locale, t } from '../../../../lib/i18n.ts';
import type { MenuProps } from '../AssigneeMenu.tsx';
import { snoozePresets } from './snooze-presets.ts';
import { useStanding } from '../useActions.ts';

const WEEK_MILLISECONDS = 7 * 24 * 3_600_000;

/** "Tue 9:00 AM" within a week, "Dec 23" beyond. */
function dayAndTime(until: Date): string {
  const isNear = until.getTime() - Date.now() < WEEK_MILLISECONDS;
  return until.toLocaleString(
    locale(),
    isNear
      ? { weekday: 'short', hour: 'numeric', minute: '2-digit' }
      : { month: 'short', day: 'numeric' },
  );
}

/** Sends a conversation away until a time: usual ones, or any date. */
export function SnoozeMenu({ conversation, isOpen, onOpen }: MenuProps) {
  const { snooze } = useStanding();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Menu opened={isOpen} onChange={onOpen} position="bottom-end" width={280}>
        <Menu.Target>
          <ActionIcon
            size="lg"
            title={t('inbox.actions.snooze')}
            aria-label={t('inbox.actions.snooze')}
          >
            <IconClockPause size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isOpen &&
            snoozePresets(new Date()).map(({ preset, until }) => (
              <Menu.Item
                key={preset}
                onClick={() => void snooze(conversation, until)}
                rightSection={
                  <Text fz="xs" c="dimmed">
                    {dayAndTime(until)}
                  </Text>
                }
              >
                {t(`inbox.actions.snooze_${preset}`)}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconCalendarClock size={16} />}
            onClick={() => setChoosing(true)}
          >
            {t('inbox.actions.snooze_date')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={choosing}
        onClose={() => setChoosing(false)}
        title={t('inbox.actions.snooze_until')}
        size="sm"
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <DateForm
          conversation={conversation}
          onChoose={(until) => {
            setChoosing(false);
            void snooze(conversation, until);
          }}
        />
      </Modal>
    </>
  );
}

interface DateFormProps {
  conversation: Conversation;
  onChoose: (until: Date) => void;
}

/** `2026-05-04T09:00` in the reader's own time zone, as the browser's field wants it. */
function fieldValue(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function DateForm({ conversation, onChoose }: DateFormProps) {
  const [value, setValue] = useState(() => {
    const tomorrow = snoozePresets(new Date())[1]?.until ?? new Date();
    return fieldValue(conversation.snoozed_until ? new Date(conversation.snoozed_until) : tomorrow);
  });
  const [error, setError] = useState<string>();
  function submit(event: FormEvent) {
    event.preventDefault();
    const until = new Date(value);
    if (until > new Date()) onChoose(until);
    else setError(t('inbox.actions.snooze_past'));
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          type="datetime-local"
          label={t('inbox.actions.snooze_date')}
          value={value}
          error={error}
          data-autofocus
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit">{t('inbox.actions.snooze_set')}</Button>
      </Stack>
    </form>
  );
}

import { Anchor, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../../lib/api/problem.ts';
import { t } from '../../lib/i18n.ts';

export interface ToastExtras {
  /** Where the thing is: a path of the app. */
  link?: { label: string; to: string };
  undo?: () => void;
}

function Line({ text, id, extras }: { text: string; id: string; extras: ToastExtras }) {
  const { link, undo } = extras;
  const hide = () => notifications.hide(id);
  return (
    <Group gap="sm" wrap="nowrap" justify="space-between" role="status">
      <Text fz="sm" inherit>
        {text}
      </Text>
      {link && (
        <Anchor component={Link} to={link.to} onClick={hide} fz="sm" fw={500}>
          {link.label}
        </Anchor>
      )}
      {undo && (
        <Anchor
          component="button"
          fz="sm"
          fw={500}
          onClick={() => {
            hide();
            undo();
          }}
        >
          {t('ui.undo')}
        </Anchor>
      )}
    </Group>
  );
}

let count = 0;

function show(text: string, look: { color: string; icon: typeof IconCheck }, extras: ToastExtras) {
  const id = `toast-${++count}`;
  const Icon = look.icon;
  notifications.show({
    id,
    color: look.color,
    icon: <Icon size={16} />,
    message: <Line text={text} id={id} extras={extras} />,
    closeButtonProps: { 'aria-label': t('ui.close') },
  });
  return () => notifications.hide(id);
}

/** Toasts, bottom right: one line, five seconds, said to screen readers. Each gives back its closing. */
export const notify = {
  success: (text: string, extras: ToastExtras = {}) =>
    show(text, { color: 'green', icon: IconCheck }, extras),
  info: (text: string, extras: ToastExtras = {}) =>
    show(text, { color: 'indigo', icon: IconInfoCircle }, extras),
  /** Says what went wrong: of a problem its own words, of anything else that it failed. */
  problem: (error: unknown) =>
    show(
      error instanceof ApiProblem ? error.message : t('ui.error_title'),
      { color: 'red', icon: IconAlertTriangle },
      {},
    ),
};

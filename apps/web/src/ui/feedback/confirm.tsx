import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { t } from '../../lib/i18n.ts';

export interface Question {
  title: string;
  /** Names the thing and the consequence. */
  text: string;
  /** The verb on the button. */
  action: string;
  isDangerous?: boolean;
}

/** Asks before something that is not easily taken back. Cancel has the focus: Enter never destroys. */
export function confirm({ title, text, action, isDangerous = true }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: <Text>{text}</Text>,
      labels: { confirm: action, cancel: t('ui.cancel') },
      confirmProps: isDangerous ? { color: 'red' } : {},
      cancelProps: { 'data-autofocus': true },
      closeButtonProps: { 'aria-label': t('ui.close') },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}

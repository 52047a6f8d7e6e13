import { t } from '../../../lib/i18n.ts';
import type { KeyGroup } from '../../../ui/shell/HelpDialog.tsx';
import { COMMAND_KEY } from './command-key.ts';
import { INBOX_KEYS } from './keymap.ts';

/** All keys of the Inbox, made from the very table that answers them. */
export function inboxHelp(): KeyGroup {
  const single = Object.entries(INBOX_KEYS).map(
    ([key, action]) => [[key === 'Escape' ? 'Esc' : key], t(`inbox.keys.${action}`)] as const,
  );
  return {
    title: t('inbox.keys.title'),
    keys: [
      ...single,
      [[COMMAND_KEY, 'Enter'], t('inbox.keys.send')],
      [[COMMAND_KEY, 'B'], t('inbox.keys.bold')],
      [[COMMAND_KEY, 'I'], t('inbox.keys.italic')],
      [[COMMAND_KEY, 'K'], t('inbox.keys.link')],
    ],
  };
}

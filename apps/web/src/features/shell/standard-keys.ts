import { t } from '../../lib/i18n.ts';
import type { KeyGroup } from '../../ui/shell/HelpDialog.tsx';

/** The keys that work on every screen, in every list, in every form. */
export function standardKeys(): KeyGroup[] {
  const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  return [
    {
      title: t('shell.keys_everywhere'),
      keys: [
        [[mod, 'K'], t('shell.key_palette')],
        [['?'], t('shell.key_help')],
        [['g', 'h'], t('shell.key_go_home')],
        [['g', 'i'], t('shell.key_go_inbox')],
        [['g', 'd'], t('shell.key_go_my_day')],
        [['g', 'k'], t('shell.key_go_calendar')],
        [['g', 'l'], t('shell.key_go_leads')],
        [['g', 'a'], t('shell.key_go_accounts')],
        [['g', 'n'], t('shell.key_go_contacts')],
        [['g', 'o'], t('shell.key_go_opportunities')],
        [['g', 'r'], t('shell.key_go_orders')],
        [['g', 'p'], t('shell.key_go_payments')],
        [['g', 'e'], t('shell.key_go_cases')],
        [['g', 'c'], t('shell.key_go_clients')],
        [['g', 's'], t('shell.key_go_sites')],
      ],
    },
    {
      title: t('shell.keys_lists'),
      keys: [
        [['j'], t('shell.key_next')],
        [['k'], t('shell.key_previous')],
        [['Enter'], t('shell.key_open')],
        [['x'], t('shell.key_select')],
        [['←', '→'], t('shell.key_cell')],
        [['e'], t('shell.key_edit')],
        [['/'], t('shell.key_search')],
        [['n'], t('shell.key_new')],
      ],
    },
    {
      title: t('shell.keys_forms'),
      keys: [
        [[mod, 'Enter'], t('shell.key_save')],
        [['Esc'], t('shell.key_cancel')],
      ],
    },
  ];
}

import { t } from '../../../../lib/i18n.ts';
import type { KeyGroup } from '../../../../ui/shell/HelpDialog.tsx';

/** The keys of My day. */
export function dayHelp(): KeyGroup {
  return {
    title: t('work.my_day.keys'),
    keys: [
      [['j'], t('work.my_day.key_next')],
      [['k'], t('work.my_day.key_previous')],
      [['x'], t('work.my_day.key_complete')],
      [['Enter'], t('work.my_day.key_open')],
      [['n'], t('work.my_day.key_new')],
    ],
  };
}

import { useBlocker } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { confirm } from './confirm.ts';

/** Asks before typed changes are left behind, by a link or by closing the tab. */
export function useLeaveGuard(isDirty: boolean): void {
  useBlocker({
    shouldBlockFn: async () =>
      isDirty &&
      !(await confirm({
        title: t('ui.discard_title'),
        text: t('ui.discard_text'),
        action: t('ui.discard'),
      })),
    enableBeforeUnload: () => isDirty,
    disabled: !isDirty,
  });
}

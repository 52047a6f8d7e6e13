import { auth } from '@atrium/contract/identity/auth.ts';
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { meQuery } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { PasswordStep } from './PasswordStep.tsx';

/** Turns two-factor off, with the password. */
export function StopTwoFactor({ close }: { close: () => void }) {
  const cache = useQueryClient();
  return (
    <Modal
      opened
      onClose={close}
      title={t('settings.two_factor_off_title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <PasswordStep
        text={t('settings.two_factor_off_text')}
        action={t('settings.turn_off')}
        isDangerous
        submit={(password) => call(auth.stopTwoFactor, { body: { password } })}
        done={() => {
          void cache.invalidateQueries({ queryKey: meQuery.queryKey });
          notify.success(t('settings.two_factor_is_off'));
          close();
        }}
        close={close}
      />
    </Modal>
  );
}

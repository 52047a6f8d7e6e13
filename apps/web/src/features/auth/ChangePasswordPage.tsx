import { auth } from '@atrium/contract/identity/auth.ts';
import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';

import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { useForm } from '../../ui/record-form/useForm.ts';
import { AuthCard } from './AuthCard.tsx';
import { NewPassword } from './OwnerFields.tsx';
import { signOut } from './session/sign-out.ts';
import { useEnter } from './session/useEnter.ts';

/** The first sign-in with a password that somebody else made: an own one is chosen before anything else. */
export function ChangePasswordPage() {
  const enter = useEnter();
  const form = useForm({
    initial: { current_password: '', password: '' },
    shape: auth.changePassword.body,
    submit: (body) => call(auth.changePassword, { body }),
    done: enter,
  });
  return (
    <AuthCard
      title={t('auth.change_title')}
      text={t('auth.change_text')}
      problem={form.general}
      footer={
        <Anchor component="button" onClick={() => void signOut(false)}>
          {t('shell.sign_out')}
        </Anchor>
      }
    >
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <Stack gap="sm">
          <PasswordInput
            label={t('auth.temporary_password')}
            autoComplete="current-password"
            autoFocus
            value={form.values.current_password}
            error={form.errors.current_password}
            onChange={(event) => form.set('current_password', event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('auth.show_password') }}
          />
          <NewPassword
            label={t('auth.new_password')}
            value={form.values.password}
            error={form.errors.password}
            onChange={(value) => form.set('password', value)}
          />
          <Button type="submit" loading={form.isBusy}>
            {t('auth.change_action')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}

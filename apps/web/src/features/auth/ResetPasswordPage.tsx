import { auth } from '@atrium/contract/identity/auth.ts';
import { Anchor, Button, Stack } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { notify } from '../../ui/feedback/notify.tsx';
import { useForm } from '../../ui/record-form/useForm.ts';
import { AuthCard } from './AuthCard.tsx';
import { NewPassword } from './OwnerFields.tsx';

/** Sets a new password with the token of the reset link. */
export function ResetPasswordPage() {
  const { token = '' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const form = useForm({
    initial: { password: '' },
    shape: auth.resetPassword.body,
    body: ({ password }) => ({ password, token }),
    submit: ({ password }) => call(auth.resetPassword, { body: { password, token } }),
    done: () => {
      notify.success(t('auth.reset_done'));
      void navigate({ to: '/login' });
    },
  });
  return (
    <AuthCard
      title={t('auth.reset_title')}
      text={t('auth.reset_text')}
      problem={token === '' ? t('auth.link_broken') : (form.general ?? form.errors.token)}
      footer={
        <Anchor component={Link} to="/forgot-password">
          {t('auth.reset_again')}
        </Anchor>
      }
    >
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <Stack gap="sm">
          <NewPassword
            label={t('auth.new_password')}
            value={form.values.password}
            error={form.errors.password}
            onChange={(value) => form.set('password', value)}
          />
          <Button type="submit" loading={form.isBusy} disabled={token === ''}>
            {t('auth.reset_action')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}

import { auth } from '@atrium/contract/identity/auth.ts';
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { useForm } from '../../ui/record-form/useForm.ts';
import { AuthCard } from './AuthCard.tsx';

/** Asks for a reset link; what is said never tells whether the address is known. */
export function ForgotPasswordPage() {
  const [isSent, setSent] = useState(false);
  const form = useForm({
    initial: { email: '' },
    shape: auth.forgotPassword.body,
    submit: (body) => call(auth.forgotPassword, { body }),
    done: () => setSent(true),
  });
  const back = (
    <Anchor component={Link} to="/login">
      {t('auth.to_login')}
    </Anchor>
  );
  if (isSent) {
    return (
      <AuthCard title={t('auth.forgot_sent_title')} text={t('auth.forgot_sent_text')}>
        {back}
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t('auth.forgot_title')}
      text={t('auth.forgot_text')}
      problem={form.general}
      footer={back}
    >
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <Stack gap="sm">
          <TextInput
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            autoFocus
            value={form.values.email}
            error={form.errors.email}
            onChange={(event) => form.set('email', event.currentTarget.value)}
          />
          <Button type="submit" loading={form.isBusy}>
            {t('auth.forgot_action')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}

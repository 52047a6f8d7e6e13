import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from '../../lib/i18n.ts';
import { setupQuery } from '../../lib/session.queries.ts';
import { AuthCard } from './AuthCard.tsx';
import { useEnter } from './session/useEnter.ts';
import type { SignInForm } from './session/useSignIn.ts';
import { useSignIn } from './session/useSignIn.ts';

function Credentials({ form }: { form: SignInForm }) {
  return (
    <>
      <TextInput
        label={t('auth.email')}
        type="email"
        autoComplete="username"
        autoFocus
        value={form.values.email}
        error={form.errors.email}
        onChange={(event) => form.set('email', event.currentTarget.value)}
      />
      <PasswordInput
        label={t('auth.password')}
        autoComplete="current-password"
        value={form.values.password}
        error={form.errors.password}
        onChange={(event) => form.set('password', event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('auth.show_password') }}
      />
    </>
  );
}

/** Sign in, with a second step where two-factor is on. */
export function LoginPage() {
  const enter = useEnter();
  const navigate = useNavigate();
  const { data: setup } = useQuery(setupQuery);
  const { form, needsCode, back } = useSignIn(enter);
  useEffect(() => {
    if (setup?.needed) void navigate({ to: '/setup', replace: true });
  }, [setup, navigate]);

  return (
    <AuthCard
      title={needsCode ? t('auth.code_title') : t('auth.login_title')}
      text={needsCode ? t('auth.code_text') : t('auth.login_text')}
      problem={form.general}
      footer={
        setup?.signups === 'open' && (
          <>
            {t('auth.no_account')}{' '}
            <Anchor component={Link} to="/signup">
              {t('auth.signup_link')}
            </Anchor>
          </>
        )
      }
    >
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <Stack gap="sm">
          {needsCode ? (
            <TextInput
              label={t('auth.code')}
              autoComplete="one-time-code"
              inputMode="text"
              autoFocus
              value={form.values.code}
              error={form.errors.code}
              onChange={(event) => form.set('code', event.currentTarget.value)}
            />
          ) : (
            <Credentials form={form} />
          )}
          <Button type="submit" loading={form.isBusy} mt={4}>
            {t('auth.login_action')}
          </Button>
          <Group justify="center">
            {needsCode ? (
              <Anchor component="button" type="button" fz="sm" onClick={back}>
                {t('auth.back')}
              </Anchor>
            ) : (
              <Anchor component={Link} to="/forgot-password" fz="sm">
                {t('auth.forgot_link')}
              </Anchor>
            )}
          </Group>
        </Stack>
      </form>
    </AuthCard>
  );
}

import { auth } from '@atrium/contract/identity/auth.ts';
import { Anchor, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { AuthCard } from './AuthCard.tsx';
import { useEnter } from './session/useEnter.ts';

/** Confirms the address of a sign-up. A press is needed: mail programs open links by themselves. */
export function VerifyEmailPage() {
  const { token = '' } = useSearch({ strict: false });
  const enter = useEnter();
  const verify = useMutation({
    mutationFn: () => call(auth.verifyEmail, { body: { token } }),
    onSuccess: enter,
  });
  return (
    <AuthCard
      title={t('auth.verify_title')}
      text={t('auth.verify_text')}
      problem={token === '' ? t('auth.link_broken') : verify.error?.message}
      footer={
        <Anchor component={Link} to="/login">
          {t('auth.to_login')}
        </Anchor>
      }
    >
      <Button disabled={token === ''} loading={verify.isPending} onClick={() => verify.mutate()}>
        {t('auth.verify_action')}
      </Button>
    </AuthCard>
  );
}

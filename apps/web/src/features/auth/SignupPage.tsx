import { auth } from '@atrium/contract/identity/auth.ts';
import { Anchor, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { setupQuery } from '../../lib/session.queries.ts';
import { useForm } from '../../ui/record-form/useForm.ts';
import { AuthCard } from './AuthCard.tsx';
import { OwnerFields } from './OwnerFields.tsx';

const START = { organization: '', first_name: '', last_name: '', email: '', password: '' };

function bodyOf({ organization, ...user }: typeof START) {
  return { organization: { name: organization }, user };
}

/** Asks for a new organization, where the installation allows it. */
export function SignupPage() {
  const { data: setup } = useQuery(setupQuery);
  const [isSent, setSent] = useState(false);
  const form = useForm({
    initial: START,
    shape: auth.signup.body,
    paths: {
      'organization.name': 'organization',
      'user.first_name': 'first_name',
      'user.last_name': 'last_name',
      'user.email': 'email',
      'user.password': 'password',
    },
    body: bodyOf,
    submit: (values) => call(auth.signup, { body: bodyOf(values) }),
    done: () => setSent(true),
  });
  const back = (
    <Anchor component={Link} to="/login">
      {t('auth.to_login')}
    </Anchor>
  );
  if (setup?.signups === 'closed') {
    return (
      <AuthCard title={t('auth.signup_closed_title')} text={t('auth.signup_closed_text')}>
        {back}
      </AuthCard>
    );
  }
  if (isSent) {
    return (
      <AuthCard title={t('auth.signup_sent_title')} text={t('auth.signup_sent_text')}>
        {back}
      </AuthCard>
    );
  }
  return (
    <AuthCard
      isWide
      title={t('auth.signup_title')}
      text={t('auth.signup_text')}
      problem={form.general}
      footer={back}
    >
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <Stack gap="sm">
          <OwnerFields form={form} />
          <Button type="submit" loading={form.isBusy}>
            {t('auth.signup_action')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}

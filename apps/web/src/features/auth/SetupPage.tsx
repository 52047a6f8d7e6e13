import { auth } from '@atrium/contract/identity/auth.ts';
import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { call } from '../../lib/api/call.ts';
import { t } from '../../lib/i18n.ts';
import { setupQuery } from '../../lib/session.queries.ts';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { useForm } from '../../ui/record-form/useForm.ts';
import { AuthCard } from './AuthCard.tsx';
import { OwnerFields } from './OwnerFields.tsx';
import { useEnter } from './session/useEnter.ts';

const PATHS = {
  'organization.name': 'organization',
  'user.first_name': 'first_name',
  'user.last_name': 'last_name',
  'user.email': 'email',
  'user.password': 'password',
};

function bodyOf(values: SetupValues) {
  const { first_name, last_name, email, password } = values;
  return {
    token: values.token.trim(),
    organization: {
      name: values.organization,
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    user: { first_name, last_name, email, password },
    ...(values.demo ? { demo: true } : {}),
  };
}

const START = {
  token: '',
  organization: '',
  first_name: '',
  last_name: '',
  email: '',
  password: '',
  demo: false,
};
type SetupValues = typeof START;

function SetupForm({ token }: { token: string | undefined }) {
  const enter = useEnter();
  const form = useForm({
    initial: { ...START, token: token ?? '' },
    shape: auth.setup.body,
    paths: PATHS,
    body: bodyOf,
    submit: (values) => call(auth.setup, { body: bodyOf(values) }),
    done: enter,
  });
  return (
    <AuthCard
      isWide
      title={t('auth.setup_title')}
      text={t('auth.setup_text')}
      problem={form.general}
    >
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <Stack gap="sm">
          {!token && (
            <TextInput
              label={t('auth.setup_token')}
              description={t('auth.setup_token_hint')}
              withAsterisk
              autoComplete="off"
              value={form.values.token}
              error={form.errors.token}
              onChange={(event) => form.set('token', event.currentTarget.value)}
            />
          )}
          <OwnerFields form={form} />
          <Checkbox
            mt={4}
            label={t('auth.setup_demo')}
            description={t('auth.setup_demo_hint')}
            checked={form.values.demo}
            onChange={(event) => form.set('demo', event.currentTarget.checked)}
          />
          <Button type="submit" loading={form.isBusy} mt="xs">
            {t('auth.setup_action')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}

/** Makes the first organization and its administrator. */
export function SetupPage() {
  const { token } = useSearch({ strict: false });
  const { data, error, refetch } = useQuery(setupQuery);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return null;
  if (data.needed) return <SetupForm token={token} />;
  return (
    <AuthCard title={t('auth.setup_done_title')} text={t('auth.setup_done_text')}>
      <Button component={Link} to="/login">
        {t('auth.login_action')}
      </Button>
    </AuthCard>
  );
}

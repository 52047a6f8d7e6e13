import { auth } from '@atrium/contract/identity/auth.ts';
import { Alert, Button, Card, Group, PasswordInput, SimpleGrid, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { meQuery } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { useForm } from '../../../ui/record-form/useForm.ts';
import { NewPassword } from '../../auth/OwnerFields.tsx';

/** Changes the own password. */
export function PasswordCard() {
  const [round, setRound] = useState(0);
  return <PasswordForm key={round} done={() => setRound(round + 1)} />;
}

function PasswordForm({ done }: { done: () => void }) {
  const cache = useQueryClient();
  const form = useForm({
    initial: { current_password: '', password: '' },
    shape: auth.changePassword.body,
    submit: (body) => call(auth.changePassword, { body }),
    done: ({ user }) => {
      cache.setQueryData(meQuery.queryKey, user);
      void cache.invalidateQueries({ queryKey: ['auth', 'sessions'] });
      notify.success(t('settings.password_changed'));
      done();
    },
  });
  return (
    <Card component="section">
      <Title order={2}>{t('auth.password')}</Title>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('settings.password_text')}
      </Text>
      {form.general && (
        <Alert color="red" mb="sm" role="alert">
          {form.general}
        </Alert>
      )}
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <PasswordInput
            label={t('settings.current_password')}
            description={t('settings.current_password_hint')}
            withAsterisk
            autoComplete="current-password"
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
        </SimpleGrid>
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={form.isBusy} disabled={!form.isDirty}>
            {t('settings.change_password')}
          </Button>
        </Group>
      </form>
    </Card>
  );
}

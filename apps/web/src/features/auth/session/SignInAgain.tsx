import { Anchor, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { sessionEnd } from '../../../lib/session-end.ts';
import { meQuery, useMe } from '../../../lib/session.queries.ts';
import { OWN_ESCAPE } from '../../../ui/feedback/own-escape.ts';
import { FormFrame } from '../../../ui/record-form/FormFrame.tsx';
import { useSignIn } from './useSignIn.ts';

/** Above everything that may be open when a session ends; what is typed below stays where it is. */
export function SignInAgain() {
  const me = useMe();
  const cache = useQueryClient();
  const { form, needsCode } = useSignIn(({ user }) => {
    // Another person, or one who must do something first, begins anew.
    if (user.id !== me.id || user.must_change_password) return location.assign('/');
    cache.setQueryData(meQuery.queryKey, user);
    sessionEnd.over();
    void cache.invalidateQueries();
  }, me.email);
  const toSignIn = () => location.assign('/login');
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('auth.again_title')}
      size={420}
      zIndex={350}
      attributes={{ content: OWN_ESCAPE }}
    >
      <FormFrame form={form}>
        <Stack gap="sm">
          <Text c="dimmed">{t('auth.again_text')}</Text>
          <TextInput
            {...OWN_ESCAPE}
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            readOnly
            value={form.values.email}
          />
          {needsCode ? (
            <TextInput
              {...OWN_ESCAPE}
              key="code"
              label={t('auth.code')}
              autoComplete="one-time-code"
              autoFocus
              value={form.values.code}
              error={form.errors.code}
              onChange={(event) => form.set('code', event.currentTarget.value)}
            />
          ) : (
            <PasswordInput
              {...OWN_ESCAPE}
              label={t('auth.password')}
              autoComplete="current-password"
              data-autofocus
              value={form.values.password}
              error={form.errors.password}
              onChange={(event) => form.set('password', event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('auth.show_password'), ...OWN_ESCAPE }}
            />
          )}
          <Group justify="space-between" mt={4}>
            <Anchor {...OWN_ESCAPE} component="button" type="button" fz="sm" onClick={toSignIn}>
              {t('auth.again_other')}
            </Anchor>
            <Button {...OWN_ESCAPE} type="submit" loading={form.isBusy}>
              {t('auth.login_action')}
            </Button>
          </Group>
        </Stack>
      </FormFrame>
    </Modal>
  );
}

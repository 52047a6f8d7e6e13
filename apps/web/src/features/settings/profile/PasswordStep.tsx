import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import { useForm } from '../../../ui/record-form/useForm.ts';

export interface PasswordStepProps<Answer> {
  text: string;
  action: string;
  isDangerous?: boolean;
  submit: (password: string) => Promise<Answer>;
  done: (answer: Answer) => void;
  close: () => void;
}

/** Asks for the own password before something that matters. */
export function PasswordStep<Answer>(props: PasswordStepProps<Answer>) {
  const form = useForm({
    initial: { password: '' },
    submit: ({ password }) => props.submit(password),
    done: props.done,
  });
  return (
    <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
      <Stack gap="sm">
        <Text>{props.text}</Text>
        <PasswordInput
          data-autofocus
          label={t('settings.current_password')}
          autoComplete="current-password"
          value={form.values.password}
          error={form.errors.password}
          onChange={(event) => form.set('password', event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('auth.show_password') }}
        />
        {form.general && (
          <Alert color="red" role="alert">
            {form.general}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.close}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" color={props.isDangerous ? 'red' : undefined} loading={form.isBusy}>
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

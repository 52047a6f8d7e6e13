import { PasswordInput, SimpleGrid, TextInput } from '@mantine/core';
import { t } from '../../lib/i18n.ts';
import type { Form } from '../../ui/record-form/useForm.ts';

interface OwnerValues extends Record<string, unknown> {
  organization: string;
  first_name: string;
  last_name: string;
  email: string;
  password: string;
}

const NAMES = ['organization', 'first_name', 'last_name', 'email'] as const;

const LOOKS = {
  organization: { label: () => t('auth.organization'), autoComplete: 'organization', type: 'text' },
  first_name: { label: () => t('auth.first_name'), autoComplete: 'given-name', type: 'text' },
  last_name: { label: () => t('auth.last_name'), autoComplete: 'family-name', type: 'text' },
  email: { label: () => t('auth.email'), autoComplete: 'username', type: 'email' },
} as const;

/** Organization, name, e-mail and password of a new organization's first user. */
export function OwnerFields<V extends OwnerValues>({ form }: { form: Form<V> }) {
  const set = form.set as (name: string, value: string) => void;
  const field = (name: (typeof NAMES)[number]) => (
    <TextInput
      key={name}
      name={name}
      withAsterisk
      label={LOOKS[name].label()}
      type={LOOKS[name].type}
      autoComplete={LOOKS[name].autoComplete}
      autoFocus={name === 'organization'}
      value={form.values[name]}
      error={form.errors[name]}
      onBlur={() => form.values[name] !== '' && form.check(name)}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  return (
    <>
      {field('organization')}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {field('first_name')}
        {field('last_name')}
      </SimpleGrid>
      {field('email')}
      <NewPassword
        label={t('auth.password')}
        value={form.values.password}
        error={form.errors.password}
        onChange={(value) => set('password', value)}
        onBlur={() => form.values.password !== '' && form.check('password')}
      />
    </>
  );
}

export interface NewPasswordProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

/** Field for a password that is being chosen. */
export function NewPassword({ label, value, error, onChange, onBlur }: NewPasswordProps) {
  return (
    <PasswordInput
      name="new-password"
      withAsterisk
      label={label}
      description={t('auth.password_hint')}
      autoComplete="new-password"
      value={value}
      error={error}
      onBlur={onBlur}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('auth.show_password') }}
    />
  );
}

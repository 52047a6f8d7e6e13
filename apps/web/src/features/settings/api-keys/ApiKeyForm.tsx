import { PERMISSIONS } from '@atrium/contract/core/permissions.ts';
import type { Permission } from '@atrium/contract/core/permissions.ts';
import { apiKeys } from '@atrium/contract/identity/api-keys.ts';
import { Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { FormFrame } from '../../../ui/record-form/FormFrame.tsx';
import { useForm } from '../../../ui/record-form/useForm.ts';
import { SecretDialog } from '../SecretDialog.tsx';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const LIVES = ['30', '90', '365', 'never'] as const;
type Life = (typeof LIVES)[number];

const START: { name: string; scopes: Permission[]; life: Life } = {
  name: '',
  scopes: [],
  life: '365',
};

function bodyOf({ name, scopes, life }: typeof START) {
  const expires_at =
    life === 'never' ? null : new Date(Date.now() + Number(life) * DAY_MILLISECONDS).toISOString();
  return { name, scopes, expires_at };
}

/** Dialog for a new key; shows it the one time it can be seen. */
export function ApiKeyForm({ close }: { close: () => void }) {
  const cache = useQueryClient();
  const { permissions } = useMe();
  const [key, setKey] = useState<string>();
  const form = useForm({
    initial: START,
    shape: apiKeys.create.body,
    body: bodyOf,
    submit: (values) => call(apiKeys.create, { body: bodyOf(values) }),
    done: (created) => {
      setKey(created.key);
      void cache.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  if (key) {
    return (
      <SecretDialog
        title={t('settings.key_made')}
        text={t('settings.key_made_text')}
        secret={key}
        close={close}
      />
    );
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('settings.new_key')}
      size={520}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <FormFrame form={form}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t('settings.name')}
            description={t('settings.key_name_hint')}
            withAsterisk
            value={form.values.name}
            error={form.errors.name}
            onChange={(event) => form.set('name', event.currentTarget.value)}
          />
          <MultiSelect
            label={t('settings.scopes')}
            description={t('settings.scopes_hint')}
            withAsterisk
            searchable
            clearable
            data={PERMISSIONS.filter((permission) => permissions.includes(permission))}
            value={form.values.scopes}
            error={form.errors.scopes}
            onChange={(scopes) => form.set('scopes', scopes as Permission[])}
          />
          <Select
            label={t('settings.key_life')}
            allowDeselect={false}
            data={LIVES.map((value) => ({ value, label: t(`settings.life_${value}`) }))}
            value={form.values.life}
            onChange={(life) => life && form.set('life', life)}
          />
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={form.isBusy}>
              {t('settings.create_key')}
            </Button>
          </Group>
        </Stack>
      </FormFrame>
    </Modal>
  );
}

import { auth } from '@atrium/contract/identity/auth.ts';
import { THEMES } from '@atrium/contract/identity/users.ts';
import { Alert, Button, Card, Group, Select, SimpleGrid, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { meQuery, useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { useForm } from '../../../ui/record-form/useForm.ts';
import { timeZones } from '../organization/time-zones.ts';

/** Name, theme and time zone. */
export function DetailsCard() {
  const me = useMe();
  return <DetailsForm key={me.version} />;
}

function DetailsForm() {
  const me = useMe();
  const cache = useQueryClient();
  const { version } = me;
  const form = useForm({
    initial: {
      first_name: me.first_name,
      last_name: me.last_name,
      theme: me.theme,
      time_zone: me.time_zone,
    },
    shape: auth.updateMe.body,
    body: (values) => ({ ...values, version }),
    submit: (values) => call(auth.updateMe, { body: { ...values, version } }),
    done: (saved) => {
      cache.setQueryData(meQuery.queryKey, saved);
      notify.success(t('ui.save_successful'));
    },
  });
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        {t('settings.details')}
      </Title>
      {form.general && (
        <Alert color="red" mb="sm" role="alert">
          {form.general}
        </Alert>
      )}
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t('auth.first_name')}
            withAsterisk
            value={form.values.first_name}
            error={form.errors.first_name}
            onChange={(event) => form.set('first_name', event.currentTarget.value)}
          />
          <TextInput
            label={t('auth.last_name')}
            withAsterisk
            value={form.values.last_name}
            error={form.errors.last_name}
            onChange={(event) => form.set('last_name', event.currentTarget.value)}
          />
          <Select
            label={t('shell.theme')}
            allowDeselect={false}
            data={THEMES.map((value) => ({ value, label: t(`shell.theme_${value}`) }))}
            value={form.values.theme}
            onChange={(theme) => theme && form.set('theme', theme)}
          />
          <Select
            label={t('settings.time_zone')}
            searchable
            clearable
            placeholder={t('settings.time_zone_standard', { zone: me.organization.time_zone })}
            data={timeZones()}
            limit={60}
            value={form.values.time_zone}
            error={form.errors.time_zone}
            onChange={(zone) => form.set('time_zone', zone)}
          />
        </SimpleGrid>
        <TextInput mt="sm" label={t('auth.email')} value={me.email} readOnly variant="filled" />
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={form.isBusy} disabled={!form.isDirty}>
            {t('ui.save_changes')}
          </Button>
        </Group>
      </form>
    </Card>
  );
}

import type { Organization } from '@atrium/contract/identity/auth.ts';
import { auth } from '@atrium/contract/identity/auth.ts';
import { Alert, Button, Card, Group, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { meQuery, useMay } from '../../../lib/session.queries.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { useForm } from '../../../ui/record-form/useForm.ts';
import { SettingsPage } from '../SettingsPage.tsx';
import { timeZones } from './time-zones.ts';

const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => call(auth.organization, { signal }),
});

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'ar-EG'];

/** The languages in which dates and money are written, each by its own name. */
function localeChoices(current: string): { value: string; label: string }[] {
  return [...new Set([current, ...LOCALES])].map((value) => ({
    value,
    label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
  }));
}

function OrganizationForm({ organization }: { organization: Organization }) {
  const cache = useQueryClient();
  const mayManage = useMay('organization.manage');
  const { name, currency, time_zone, locale, version } = organization;
  const form = useForm({
    initial: { name, currency, time_zone, locale },
    shape: auth.updateOrganization.body,
    body: (values) => ({ ...values, version }),
    submit: (values) => call(auth.updateOrganization, { body: { ...values, version } }),
    done: (saved) => {
      cache.setQueryData(organizationQuery.queryKey, saved);
      void cache.invalidateQueries({ queryKey: meQuery.queryKey });
      notify.success(t('ui.save_successful'));
    },
  });
  const select = (
    field: 'currency' | 'time_zone' | 'locale',
    data: (string | { value: string; label: string })[],
  ) => (
    <Select
      label={t(`settings.${field}`)}
      searchable
      allowDeselect={false}
      disabled={!mayManage}
      limit={60}
      data={data}
      value={form.values[field]}
      error={form.errors[field]}
      onChange={(value) => value && form.set(field, value)}
    />
  );
  return (
    <Card>
      <form ref={form.ref} noValidate onSubmit={(event) => void form.send(event)}>
        <Stack gap="sm">
          {form.general && (
            <Alert color="red" role="alert">
              {form.general}
            </Alert>
          )}
          <TextInput
            label={t('auth.organization')}
            withAsterisk
            disabled={!mayManage}
            value={form.values.name}
            error={form.errors.name}
            onChange={(event) => form.set('name', event.currentTarget.value)}
          />
          {select('time_zone', timeZones())}
          {select('currency', Intl.supportedValuesOf('currency'))}
          {select('locale', localeChoices(locale))}
          {mayManage && (
            <Group justify="flex-end">
              <Button type="submit" loading={form.isBusy} disabled={!form.isDirty}>
                {t('ui.save_changes')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Card>
  );
}

/** Name, time zone, currency and language of the organization. */
export function OrganizationPage() {
  const { data, error, refetch } = useQuery(organizationQuery);
  return (
    <SettingsPage title={t('settings.organization')} text={t('settings.organization_text')}>
      {data && <OrganizationForm key={data.version} organization={data} />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={280} radius="lg" />}
    </SettingsPage>
  );
}

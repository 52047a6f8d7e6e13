import type { Organization } from '@atrium/contract/identity/organization.ts';
import { Button, Card, Group, NumberInput, Select, SimpleGrid, Stack, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { FieldInput } from '../../../ui/record-form/FieldInput.tsx';
import type { Field, Values } from '../../../ui/record-form/fields.ts';
import { FormFrame } from '../../../ui/record-form/FormFrame.tsx';
import type { Form } from '../../../ui/record-form/useForm.ts';
import { ConflictDialog } from '../../../ui/record-page/editing/ConflictDialog.tsx';
import { LogoInput } from './LogoInput.tsx';
import { customFields, fieldsOf, profileFields } from './organization-fields.ts';
import { useOrganizationForm } from './useOrganizationForm.ts';

/**
 * Everything about the organization, changed and saved together. What somebody else saves meanwhile is shown at once,
 * unless something was typed: then the form stays as it is until it is saved.
 */
export function OrganizationForm({ latest }: { latest: Organization }) {
  const [organization, setOrganization] = useState(latest);
  return (
    <OpenForm
      key={organization.version}
      organization={organization}
      latest={latest}
      begin={setOrganization}
    />
  );
}

interface OpenFormProps {
  /** As it was when the form was opened. */
  organization: Organization;
  latest: Organization;
  /** Begins again from what is saved now. */
  begin: (from: Organization) => void;
}

function OpenForm({ organization, latest, begin }: OpenFormProps) {
  const { form, conflict, closeConflict, settle } = useOrganizationForm(organization, begin);
  const isBehind = latest.version > organization.version && !form.isDirty;
  useEffect(() => {
    if (isBehind) begin(latest);
  }, [isBehind, begin, latest]);
  return (
    <FormFrame form={form}>
      <Stack gap="md">
        <ProfileCard form={form} organization={organization} />
        <CustomsCard form={form} organization={organization} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.isBusy} disabled={!form.isDirty}>
            {t('ui.save_changes')}
          </Button>
        </Group>
      </Stack>
      {conflict && (
        <ConflictDialog
          fields={fieldsOf(organization)}
          differences={conflict.found}
          isBusy={form.isBusy}
          save={(choices) => void settle(choices)}
          close={closeConflict}
        />
      )}
    </FormFrame>
  );
}

interface CardProps {
  form: Form<Values>;
  organization: Organization;
}

function ProfileCard({ form, organization }: CardProps) {
  const [logo, setLogo] = useState(organization.logo_url);
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        {t('settings.on_papers')}
      </Title>
      <Stack gap="sm">
        <LogoInput
          url={logo}
          error={form.errors.logo_file_id}
          onChange={(next) => {
            setLogo(next?.url ?? null);
            form.set('logo_file_id', next?.id ?? null);
          }}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
          {profileFields().map((field) => (
            <div key={field.name} style={field.isWide ? { gridColumn: '1 / -1' } : undefined}>
              <FieldInput
                field={field}
                value={form.values[field.name]}
                error={form.errors[field.name]}
                onChange={(value) => form.set(field.name, value)}
                onBlur={() => form.check(field.name)}
              />
            </div>
          ))}
        </SimpleGrid>
      </Stack>
    </Card>
  );
}

function CustomsCard({ form, organization }: CardProps) {
  const { payment_terms_days: days } = form.values;
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        {t('settings.money_and_time')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        {customFields(organization).map((field) => (
          <SearchedSelect key={field.name} field={field} form={form} />
        ))}
        <NumberInput
          label={t('settings.payment_terms')}
          description={t('settings.payment_terms_hint')}
          suffix={` ${t('settings.days_unit')}`}
          min={0}
          max={365}
          allowDecimal={false}
          value={typeof days === 'number' ? days : ''}
          error={form.errors.payment_terms_days}
          onChange={(value) => form.set('payment_terms_days', value)}
        />
      </SimpleGrid>
    </Card>
  );
}

function SearchedSelect({ field, form }: { field: Field; form: Form<Values> }) {
  const value = form.values[field.name];
  return (
    <Select
      label={field.label}
      description={field.hint}
      searchable
      allowDeselect={false}
      limit={60}
      data={[...(field.choices ?? [])]}
      value={typeof value === 'string' ? value : null}
      error={form.errors[field.name]}
      onChange={(next) => next && form.set(field.name, next)}
    />
  );
}

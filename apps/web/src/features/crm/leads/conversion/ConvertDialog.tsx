import type { Conversion, Lead } from '@atrium/contract/crm/leads.ts';
import { Button, Checkbox, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { FormFrame } from '../../../../ui/record-form/FormFrame.tsx';
import { accountLookup } from '../../accounts/accounts.queries.ts';
import { contactLookup } from '../../contacts/contacts.queries.ts';
import { conversionQuery } from '../leads.queries.ts';
import { Converted } from './Converted.tsx';
import { RecordChoice } from './RecordChoice.tsx';
import type { Candidates } from './useConversion.ts';
import { NEW, useConversion } from './useConversion.ts';

interface FormProps {
  lead: Lead;
  candidates: Candidates;
  done: (conversion: Conversion) => void;
  close: () => void;
}

function ConvertForm({ lead, candidates, done, close }: FormProps) {
  const form = useConversion({ lead, candidates, done });
  const { values, errors, set } = form;
  return (
    <FormFrame form={form}>
      <Stack gap="md">
        <div>
          <TextInput
            label={t('crm.leads.opportunity_name')}
            name="opportunity_name"
            withAsterisk={values.create_opportunity}
            disabled={!values.create_opportunity}
            data-autofocus
            // The dialog was opened before what there is was known: its focus is at the close button by now.
            autoFocus
            autoComplete="off"
            value={values.opportunity_name}
            error={errors.opportunity_name}
            onChange={(event) => set('opportunity_name', event.currentTarget.value)}
          />
          <Checkbox
            mt="xs"
            size="xs"
            label={t('crm.leads.no_opportunity')}
            checked={!values.create_opportunity}
            onChange={(event) => set('create_opportunity', !event.currentTarget.checked)}
          />
        </div>
        <div>
          <RecordChoice
            label={t('ui.record_contact')}
            fresh={lead.name}
            candidates={candidates.contacts}
            source={contactLookup}
            value={values.contact}
            onChange={(choice) => set('contact', choice)}
            other={values.contact_other}
            onOther={(id) => set('contact_other', id)}
            error={errors.contact}
          />
        </div>
        {values.contact === NEW ? (
          <div>
            <RecordChoice
              label={t('ui.record_account')}
              fresh={lead.company}
              candidates={candidates.accounts}
              source={accountLookup}
              value={values.account}
              onChange={(choice) => set('account', choice)}
              other={values.account_other}
              onOther={(id) => set('account_other', id)}
              error={errors.account}
            />
          </div>
        ) : (
          <Text fz="sm" c="dimmed">
            {t('crm.leads.account_of_contact')}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={form.isBusy}>
            {t('crm.leads.convert')}
          </Button>
        </Group>
      </Stack>
    </FormFrame>
  );
}

/** Makes account, contact and opportunity of a lead, and then links what was made. */
export function ConvertDialog({ lead, close }: { lead: Lead; close: () => void }) {
  const { data, error, refetch } = useQuery({
    ...conversionQuery(lead.id),
    enabled: lead.status !== 'Converted',
    gcTime: 0,
  });
  const [converted, setConverted] = useState<Conversion>();
  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={
        converted
          ? t('crm.leads.converted_title')
          : t('crm.leads.convert_title', { name: lead.name })
      }
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {converted && <Converted conversion={converted} close={close} />}
      {!converted && error && <ErrorState error={error} retry={() => void refetch()} />}
      {!converted && !data && !error && <Skeleton h={280} radius="md" />}
      {!converted && data && (
        <ConvertForm lead={lead} candidates={data} done={setConverted} close={close} />
      )}
    </Modal>
  );
}

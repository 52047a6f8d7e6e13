import type { Lead } from '@atrium/contract/crm/leads.ts';
import { LeadCreate, leads } from '@atrium/contract/crm/leads.ts';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { DuplicateWarning } from '../../../ui/duplicates/DuplicateWarning.tsx';
import { notify } from '../../../ui/feedback/notify.tsx';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { useLeadSourceChoices } from '../selling.queries.ts';
import { leadFields } from './lead-fields.tsx';
import { useCreateLead } from './leads.queries.ts';

/** Dialog for a new lead; it goes on at the lead's page. */
export function LeadForm({ close }: { close: () => void }) {
  const me = useMe();
  const navigate = useNavigate();
  const create = useCreateLead();
  const fields = leadFields(useLeadSourceChoices());
  return (
    <RecordForm<Lead>
      title={t('shell.new_lead')}
      action={t('crm.leads.create')}
      fields={[
        fields.first_name,
        fields.last_name,
        fields.company,
        fields.title,
        fields.email,
        fields.phone,
        fields.website,
        fields.industry,
        fields.status,
        fields.lead_source,
        fields.owner_id,
        fields.address,
        fields.description,
      ]}
      shape={LeadCreate}
      initial={{ status: 'New', owner_id: me.id }}
      note={{
        under: 'phone',
        show: (values) => <DuplicateWarning route={leads.duplicates} values={values} />,
      }}
      submit={create.mutateAsync}
      done={({ id, name }) => {
        close();
        notify.success(t('ui.created_message', { kind: t('ui.record_lead'), name }));
        void navigate({ to: `/leads/${id}` });
      }}
      close={close}
      isWide
    />
  );
}

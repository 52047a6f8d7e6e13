import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { OpportunityCreate } from '@atrium/contract/crm/opportunities.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { useCreateOpportunity } from './opportunities.queries.ts';
import { stagesQuery } from '../selling.queries.ts';
import { useOpportunityFields } from './opportunity-fields.ts';

export interface OpportunityFormProps {
  close: () => void;
  /** The account it is for, when it is made on that account's page. */
  account_id?: number;
}

/** Dialog for a new deal. */
export function OpportunityForm({ close, account_id }: OpportunityFormProps) {
  const me = useMe();
  const create = useCreateOpportunity();
  const { fields } = useOpportunityFields();
  const { data: stages } = useQuery(stagesQuery);
  // What a form begins with is read once: it waits for the stages.
  if (!stages) return null;
  const { name, account_id: account, stage, close_date, owner_id, lead_source } = fields;
  const { next_step, description } = fields;
  const first = stages.find(({ kind, is_active }) => kind === 'open' && is_active);
  return (
    <RecordForm<OpportunityDetail>
      title={t('shell.new_opportunity')}
      action={t('crm.opportunities.create')}
      fields={[
        { ...name, isWide: true },
        account,
        stage,
        close_date,
        owner_id,
        lead_source,
        next_step,
        description,
      ]}
      shape={OpportunityCreate}
      initial={{ account_id, stage: first?.name, owner_id: me.id }}
      submit={(body) => create.mutateAsync(body)}
      done={(deal) => {
        close();
        notify.success(
          t('ui.created_message', { kind: t('ui.record_opportunity'), name: deal.name }),
          { link: { label: t('ui.view'), to: `/opportunities/${deal.id}` } },
        );
      }}
      close={close}
      isWide
    />
  );
}

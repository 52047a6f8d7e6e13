import type { Lead } from '@atrium/contract/crm/leads.ts';
import { leadList, leads, LeadUpdate } from '@atrium/contract/crm/leads.ts';
import { useMemo } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { RecordList } from '../../../../ui/data-table/RecordList.tsx';
import type { BulkDeclaration } from '../../../../ui/data-table/types.ts';
import { useMergeAction } from '../../../../ui/merging/useMergeAction.tsx';
import type { Values } from '../../../../ui/record-form/fields.ts';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { useLeadSourceChoices } from '../../selling.queries.ts';
import { leadColumns, leadFilters } from './lead-columns.tsx';
import { leadFields } from '../lead-fields.tsx';
import { leadMerging } from '../lead-merging.ts';
import { LeadForm } from '../LeadForm.tsx';
import { leadQueries, useBulkLeads, useUpdateLead } from '../leads.queries.ts';

/** The list of leads; converted ones are shown when they are asked for. */
export function LeadsPage() {
  const mayWrite = useMay('crm.write');
  const update = useUpdateLead();
  const change = useBulkLeads();
  const sources = useLeadSourceChoices();
  const merging = useMergeAction(leadMerging);
  const columns = useMemo(() => leadColumns(sources), [sources]);
  const save = (id: number, body: Values) => update.mutateAsync({ id, body });
  const { status, lead_source } = leadFields(sources);
  const bulk: BulkDeclaration<Lead> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    owner: userLookup,
    more: [merging.action],
    fields: [status, { ...lead_source, isNullable: false }],
  };
  const create = { label: t('shell.new_lead'), action: t('crm.leads.create'), form: LeadForm };
  return (
    <>
      <RecordList
        name="leads"
        record="lead"
        title={t('crm.leads.title')}
        declaration={leadList}
        columns={columns}
        queries={leadQueries}
        nameOf={({ name }) => name}
        open={({ id }) => `/leads/${id}`}
        filters={leadFilters()}
        exportRoute={leads.export}
        bulk={bulk}
        edit={{ shape: LeadUpdate, save, can: ({ can }) => can.update === true }}
        mayWrite={mayWrite}
        create={create}
        hidden={{
          search: { status: 'Converted' },
          title: t('crm.leads.hidden_title'),
          text: (count) => t('crm.leads.hidden_text', { count }),
          action: t('crm.leads.hidden_show'),
        }}
        empty={{ title: t('crm.leads.empty_title'), text: t('crm.leads.empty_text') }}
      />
      {merging.dialog}
    </>
  );
}

import type { Lead } from '@atrium/contract/crm/leads.ts';
import { LeadUpdate } from '@atrium/contract/crm/leads.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../ui/feedback/PagePending.tsx';
import { MergingMenu } from '../../../ui/merging/MergingMenu.tsx';
import { FilesCard } from '../../work/files/FilesCard.tsx';
import { FollowButton } from '../../work/following/FollowButton.tsx';
import { WorkPast } from '../../work/past/WorkPast.tsx';
import { RecordPage } from '../../../ui/record-page/RecordPage.tsx';
import { CopyButton } from '../../../ui/value/CopyButton.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { useLeadSourceChoices } from '../selling.queries.ts';
import { ActivitiesCard } from '../../work/activities/ActivitiesCard.tsx';
import { ConvertDialog } from './conversion/ConvertDialog.tsx';
import { ConvertedBar } from './conversion/ConvertedBar.tsx';
import { leadFields, LeadStatus } from './lead-fields.tsx';
import { leadMerging } from './lead-merging.ts';
import { LeadClient } from './related/LeadClient.tsx';
import { LeadDuplicates } from './related/LeadDuplicates.tsx';
import { LeadOwner } from './LeadOwner.tsx';
import { LeadPath } from './LeadPath.tsx';
import { leadQueries, useUpdateLead } from './leads.queries.ts';
import { LeadVisit } from './related/LeadVisit.tsx';

function factsOf(lead: Lead) {
  const { email } = lead;
  return [
    { label: t('crm.leads.company'), value: lead.company },
    {
      label: t('crm.leads.email'),
      value: email ? (
        <>
          {email} <CopyButton value={email} label={t('clients.copy_email')} />
        </>
      ) : (
        <Dash />
      ),
    },
    { label: t('crm.leads.status'), value: <LeadStatus status={lead.status} /> },
    { label: t('crm.leads.lead_source'), value: lead.lead_source ?? <Dash /> },
    { label: t('crm.leads.owner'), value: <LeadOwner lead={lead} /> },
    { label: t('crm.leads.created_at'), value: <When at={lead.created_at} /> },
  ];
}

function sectionsOf(fields: ReturnType<typeof leadFields>) {
  const { first_name, last_name, title, email, phone, company, website, industry, address } =
    fields;
  const { lead_source, owner_id, description } = fields;
  return [
    { title: t('crm.leads.person'), fields: [first_name, last_name, title, email, phone] },
    { title: t('crm.leads.firm'), fields: [company, website, industry, address] },
    { title: t('crm.leads.qualification'), fields: [lead_source, owner_id, description] },
  ];
}

function OneLead({ lead }: { lead: Lead }) {
  const update = useUpdateLead();
  const [isConverting, setConverting] = useState(false);
  const fields = leadFields(useLeadSourceChoices(lead.lead_source));
  const sections = sectionsOf(fields);
  const convert = () => setConverting(true);
  return (
    <>
      <RecordPage<Lead>
        type="lead"
        name={lead.name}
        facts={factsOf(lead)}
        actions={
          <>
            <FollowButton of={{ type: 'lead', id: lead.id }} />
            {lead.can.convert && <Button onClick={convert}>{t('crm.leads.convert')}</Button>}
            {lead.can.merge && <MergingMenu of={leadMerging} record={lead} />}
          </>
        }
        path={
          <>
            <LeadPath lead={lead} convert={convert} />
            {lead.status === 'Converted' && <ConvertedBar lead={lead} />}
          </>
        }
        row={lead}
        sections={sections}
        show={{ owner_id: (row) => <LeadOwner lead={row} /> }}
        shape={LeadUpdate}
        save={(body) => update.mutateAsync({ id: lead.id, body })}
        canEdit={lead.can.update === true}
        middle={{
          label: t('ui.timeline'),
          content: (
            <WorkPast
              of={{ type: 'lead', id: lead.id }}
              timeline={leadQueries.timeline(lead.id)}
              history={leadQueries.history(lead.id)}
              fields={Object.values(fields)}
            />
          ),
        }}
        right={{
          label: t('ui.related'),
          content: (
            <>
              {lead.status !== 'Converted' && <LeadDuplicates lead={lead} />}
              <ActivitiesCard of={{ type: 'lead', id: lead.id }} />
              {Object.keys(lead.utm).length > 0 && <LeadVisit utm={lead.utm} />}
              <FilesCard of={{ type: 'lead', id: lead.id }} />
              <LeadClient id={lead.client_id} />
            </>
          ),
        }}
      />
      {isConverting && <ConvertDialog lead={lead} close={() => setConverting(false)} />}
    </>
  );
}

/** Everything about a prospect: its path, fields, past, and the client it is about. */
export function LeadPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: lead, error, refetch } = useQuery(leadQueries.one(id));
  if (error && !lead) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!lead) return <PagePending />;
  return <OneLead key={lead.id} lead={lead} />;
}

import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { CaseUpdate } from '@atrium/contract/work/cases.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../../ui/feedback/PagePending.tsx';
import type { Section } from '../../../../ui/record-page/Fields.tsx';
import { RecordPage } from '../../../../ui/record-page/RecordPage.tsx';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../../ui/value/RecordLink.tsx';
import { When } from '../../../../ui/value/When.tsx';
import { ActivitiesCard } from '../../activities/ActivitiesCard.tsx';
import { WorkPast } from '../../past/WorkPast.tsx';
import { CasePriority, CaseStatus } from '../CaseBadges.tsx';
import { caseFields } from '../case-fields.ts';
import { caseQueries, useUpdateCase } from '../cases.queries.ts';
import { CaseClocks } from '../clock/CaseClocks.tsx';
import { NextTarget } from '../clock/ClockChip.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseConversations } from './CaseConversations.tsx';
import { CasePath } from './CasePath.tsx';
import { useCaseMoves } from './useCaseMoves.ts';

function factsOf(one: CaseDetail) {
  return [
    { label: t('work.cases.number'), value: one.number },
    { label: t('work.cases.priority'), value: <CasePriority priority={one.priority} /> },
    { label: t('work.cases.next_target'), value: <NextTarget of={one} /> },
    { label: t('work.cases.owner'), value: <PersonName name={one.owner?.name} /> },
    {
      label: t('work.cases.account'),
      value: <RecordLink type="account" id={one.account_id} name={one.account_name} />,
    },
    { label: t('work.cases.created_at'), value: <When at={one.created_at} /> },
  ];
}

function sectionsOf(): Section[] {
  const fields = caseFields();
  const { subject, description, priority, category, origin, owner_id } = fields;
  return [
    { title: t('work.cases.what'), fields: [subject, description] },
    { title: t('work.cases.handling'), fields: [priority, category, origin, owner_id] },
    {
      title: t('work.cases.who'),
      fields: [fields.account_id, fields.contact_id, fields.client_id],
    },
  ];
}

const show = {
  priority: (row: CaseDetail) => <CasePriority priority={row.priority} />,
  owner_id: (row: CaseDetail) => <PersonName name={row.owner?.name} />,
  account_id: (row: CaseDetail) => (
    <RecordLink type="account" id={row.account_id} name={row.account_name} />
  ),
  contact_id: (row: CaseDetail) => (
    <RecordLink type="contact" id={row.contact_id} name={row.contact_name} />
  ),
  client_id: (row: CaseDetail) => (
    <RecordLink type="client" id={row.client_id} name={row.client_name} />
  ),
};

function OneCase({ of }: { of: CaseDetail }) {
  const update = useUpdateCase();
  const moves = useCaseMoves(of);
  return (
    <RecordPage<CaseDetail>
      type="case"
      name={of.subject}
      mark={<CaseStatus status={of.status} />}
      facts={factsOf(of)}
      actions={<CaseActions of={of} moves={moves} />}
      path={<CasePath of={of} moves={moves} />}
      row={of}
      sections={sectionsOf()}
      show={show}
      shape={CaseUpdate}
      save={(body) => update.mutateAsync({ id: of.id, body })}
      canEdit={of.can.update === true}
      middle={{
        label: t('ui.timeline'),
        content: (
          <WorkPast
            of={{ type: 'case', id: of.id }}
            timeline={caseQueries.timeline(of.id)}
            history={caseQueries.history(of.id)}
            fields={Object.values(caseFields())}
          />
        ),
      }}
      right={{
        label: t('ui.related'),
        content: (
          <>
            <CaseClocks of={of} />
            <CaseConversations of={of} />
            <ActivitiesCard of={{ type: 'case', id: of.id }} />
          </>
        ),
      }}
    />
  );
}

/** A case: its clocks, its path, what was said and done about it. */
export function CasePage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(caseQueries.one(id));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <OneCase key={data.id} of={data} />;
}

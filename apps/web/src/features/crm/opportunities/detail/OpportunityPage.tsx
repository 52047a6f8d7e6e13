import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { OpportunityUpdate } from '@atrium/contract/crm/opportunities.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FilesCard } from '../../../work/files/FilesCard.tsx';
import { FollowButton } from '../../../work/following/FollowButton.tsx';
import { t } from '../../../../lib/i18n.ts';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../../ui/feedback/PagePending.tsx';
import type { Fact } from '../../../../ui/record-page/RecordHeader.tsx';
import { RecordPage } from '../../../../ui/record-page/RecordPage.tsx';
import { Money } from '../../../../ui/value/Money.tsx';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../../ui/value/RecordLink.tsx';
import { When } from '../../../../ui/value/When.tsx';
import { ConversationsCard } from '../../../clients/ConversationsCard.tsx';
import { CloseDate } from '../close-date.tsx';
import { DealOrigin } from './DealOrigin.tsx';
import { DealPast } from './DealPast.tsx';
import { DealPath } from './DealPath.tsx';
import { ProductsCard } from './ProductsCard.tsx';
import { RolesCard } from './RolesCard.tsx';
import { DealActions } from '../generate/DealActions.tsx';
import { ContractsCard } from '../../../commerce/contracts/ContractsCard.tsx';
import { ActivitiesCard } from '../../../work/activities/ActivitiesCard.tsx';
import { OrdersCard } from '../../../commerce/orders/OrdersCard.tsx';
import { opportunityQueries, useUpdateOpportunity } from '../opportunities.queries.ts';
import type { OpportunityFields } from '../opportunity-fields.ts';
import { useOpportunityFields } from '../opportunity-fields.ts';

function factsOf(deal: OpportunityDetail): Fact[] {
  return [
    {
      label: t('crm.opportunities.account_id'),
      value: <RecordLink type="account" id={deal.account_id} name={deal.account_name} />,
    },
    {
      label: t('crm.opportunities.amount'),
      value: <Money amount={deal.calculated_amount} />,
    },
    {
      label: t('crm.opportunities.weighted_at', { percent: deal.probability }),
      value: <Money amount={deal.weighted_amount} />,
    },
    { label: t('crm.opportunities.close_date'), value: <CloseDate deal={deal} /> },
    { label: t('crm.opportunities.owner_id'), value: <PersonName name={deal.owner.name} /> },
    {
      label: t('crm.opportunities.in_stage_since'),
      value: <When at={deal.stage_entered_at} />,
    },
  ];
}

function sectionsOf(deal: OpportunityDetail, fields: OpportunityFields) {
  const { name, account_id, close_date, probability, owner_id } = fields;
  const { next_step, lead_source, description, loss_reason } = fields;
  const isLost = deal.stage_kind === 'lost';
  return [
    {
      title: t('crm.opportunities.profile'),
      fields: [name, account_id, close_date, probability, next_step, owner_id],
    },
    {
      title: t('crm.opportunities.more'),
      fields: [...(isLost ? [loss_reason] : []), lead_source, description],
    },
  ];
}

function Related({ deal }: { deal: OpportunityDetail }) {
  const of = { opportunity_id: String(deal.id) };
  return (
    <>
      <ProductsCard deal={deal} />
      <RolesCard deal={deal} />
      <ActivitiesCard of={{ type: 'opportunity', id: deal.id }} />
      <OrdersCard of={of} empty={t('crm.opportunities.orders_empty')} />
      <ContractsCard of={of} empty={t('crm.opportunities.contracts_empty')} />
      <FilesCard of={{ type: 'opportunity', id: deal.id }} />
      <DealOrigin deal={deal} />
      <ConversationsCard
        clients={deal.client_id === null ? [] : [deal.client_id]}
        empty={t('crm.opportunities.conversations_empty')}
      />
    </>
  );
}

/** Everything about one deal. */
export function OpportunityPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: deal, error, refetch } = useQuery(opportunityQueries.one(id));
  const update = useUpdateOpportunity();
  const { fields } = useOpportunityFields();
  if (error && !deal) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!deal) return <PagePending />;
  const canEdit = deal.can.update === true;
  return (
    <RecordPage<OpportunityDetail>
      key={deal.id}
      type="opportunity"
      name={deal.name}
      facts={factsOf(deal)}
      actions={
        <>
          <FollowButton of={{ type: 'opportunity', id: deal.id }} />
          <DealActions deal={deal} />
        </>
      }
      path={<DealPath deal={deal} />}
      row={deal}
      sections={sectionsOf(deal, fields)}
      show={{
        account_id: (row) => (
          <RecordLink type="account" id={row.account_id} name={row.account_name} />
        ),
        owner_id: (row) => <PersonName name={row.owner.name} />,
        close_date: (row) => <CloseDate deal={row} />,
        probability: (row) => `${row.probability} %`,
      }}
      shape={OpportunityUpdate}
      save={(body) => update.mutateAsync({ id: deal.id, body })}
      canEdit={canEdit}
      middle={{ label: t('ui.timeline'), content: <DealPast deal={deal} /> }}
      right={{ label: t('ui.related'), content: <Related deal={deal} /> }}
    />
  );
}

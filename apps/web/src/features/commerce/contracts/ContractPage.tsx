import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { ContractUpdate } from '@atrium/contract/commerce/contracts.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../ui/feedback/PagePending.tsx';
import { FilesCard } from '../../work/files/FilesCard.tsx';
import { FollowButton } from '../../work/following/FollowButton.tsx';
import { ActivitiesCard } from '../../work/activities/ActivitiesCard.tsx';
import { WorkPast } from '../../work/past/WorkPast.tsx';
import { RecordPage } from '../../../ui/record-page/RecordPage.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { LogPayment } from '../payments/log/LogPayment.tsx';
import { paidContract } from '../payments/log/paid.ts';
import { contractFields, pageFields } from './contract-fields.ts';
import { ContractStatus } from './ContractStatus.tsx';
import { contractQueries, useUpdateContract } from './contracts.queries.ts';
import { ChangeForm, RenewForm } from './forms/FollowForm.tsx';
import { PeriodForm } from './forms/PeriodForm.tsx';
import type { ContractDialog } from './page/ContractActions.tsx';
import { ContractActions } from './page/ContractActions.tsx';
import { ContractChain } from './page/ContractChain.tsx';
import { contractFacts } from './page/contract-facts.tsx';
import { ContractMoney } from './page/ContractMoney.tsx';

interface DialogProps {
  dialog: ContractDialog | undefined;
  contract: ContractDetail;
  close: () => void;
}

function Dialog({ dialog, contract, close }: DialogProps) {
  switch (dialog) {
    case 'pay':
      return <LogPayment paid={paidContract(contract)} close={close} />;
    case 'renew':
      return <RenewForm contract={contract} close={close} />;
    case 'change':
      return <ChangeForm contract={contract} close={close} />;
    case 'period':
      return <PeriodForm contract={contract} close={close} />;
    default:
      return null;
  }
}

function RightSide({ contract }: { contract: ContractDetail }) {
  return (
    <>
      <ContractChain contract={contract} />
      <ActivitiesCard of={{ type: 'contract', id: contract.id }} />
      <FilesCard of={{ type: 'contract', id: contract.id }} />
      <WorkPast
        of={{ type: 'contract', id: contract.id }}
        timeline={contractQueries.timeline(contract.id)}
        history={contractQueries.history(contract.id)}
        fields={Object.values(contractFields())}
      />
    </>
  );
}

const SHOW = {
  account_id: (row: ContractDetail) => (
    <RecordLink type="account" id={row.account_id} name={row.account_name} />
  ),
  owner_id: (row: ContractDetail) => <PersonName name={row.owner.name} />,
  opportunity_id: (row: ContractDetail) => (
    <RecordLink type="opportunity" id={row.opportunity_id} name={row.opportunity_name} />
  ),
};

/** A contract: what is paid again and again, what of it has been paid, and what comes after. */
export function ContractPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: contract, error, refetch } = useQuery(contractQueries.one(id));
  const update = useUpdateContract();
  const [dialog, setDialog] = useState<ContractDialog>();
  if (error && !contract) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!contract) return <PagePending />;
  const { agreed, terms } = pageFields(contract);
  return (
    <>
      <RecordPage<ContractDetail>
        key={contract.id}
        type="contract"
        name={contract.number}
        mark={<ContractStatus contract={contract} />}
        facts={contractFacts(contract)}
        actions={
          <>
            <FollowButton of={{ type: 'contract', id: contract.id }} />
            <ContractActions contract={contract} open={setDialog} />
          </>
        }
        row={contract}
        sections={[
          { title: t('commerce.contracts.details'), fields: agreed },
          { title: t('commerce.contracts.terms'), fields: terms },
        ]}
        show={SHOW}
        shape={ContractUpdate}
        save={(body) => update.mutateAsync({ id: contract.id, body })}
        canEdit={contract.can.update === true}
        middle={{
          label: t('commerce.contracts.money'),
          content: <ContractMoney contract={contract} />,
        }}
        right={{ label: t('ui.timeline'), content: <RightSide contract={contract} /> }}
      />
      <Dialog dialog={dialog} contract={contract} close={() => setDialog(undefined)} />
    </>
  );
}

import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { ContractCreate } from '@atrium/contract/commerce/contracts.ts';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMe } from '../../../../lib/session.queries.ts';
import { dayIn } from '../../../../lib/time.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { emptyLine } from '../../lines/draft-lines.ts';
import { contractFields } from '../contract-fields.ts';
import { useCreateContract } from '../contracts.queries.ts';
import { TermsForm } from './TermsForm.tsx';

/** Dialog for a new contract. */
export function ContractForm({ close }: { close: () => void }) {
  const { organization } = useMe();
  const create = useCreateContract();
  const [lines] = useState(() => [emptyLine()]);
  const { account_id, billing_cycle, start_date, end_date, status, due_days } = contractFields();
  const choices = status.choices.filter(({ value }) => value === 'Draft' || value === 'Active');
  const done = (contract: ContractDetail) => {
    close();
    const words = { kind: t('ui.record_contract'), name: contract.number };
    notify.success(t('ui.created_message', words), {
      link: { label: t('ui.view'), to: `/contracts/${contract.id}` },
    });
  };
  return (
    <TermsForm
      title={t('shell.new_contract')}
      action={t('commerce.contracts.create')}
      fields={[account_id, billing_cycle, start_date, end_date, { ...status, choices }, due_days]}
      initial={{
        billing_cycle: 'Monthly',
        start_date: dayIn(organization.time_zone),
        status: 'Active',
      }}
      lines={lines}
      shape={ContractCreate}
      submit={(body) => create.mutateAsync(body)}
      done={done}
      close={close}
    />
  );
}

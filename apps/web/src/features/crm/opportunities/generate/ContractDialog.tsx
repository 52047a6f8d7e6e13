import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { BILLING_CYCLES, ContractGenerate } from '@atrium/contract/commerce/contracts.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { useNavigate } from '@tanstack/react-router';
import { isProblem } from '../../../../lib/api/problem.ts';
import { t } from '../../../../lib/i18n.ts';
import { confirm } from '../../../../ui/feedback/confirm.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import type { Field, Values } from '../../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../../ui/record-form/RecordForm.tsx';
import { cycleWords } from '../../../commerce/contracts/cycle-words.ts';
import { useToday } from '../close-date.tsx';
import { useGenerateContract } from './generate.queries.ts';

function contractFields(): Field[] {
  const words = cycleWords();
  const choices = BILLING_CYCLES.map((value) => ({ value, label: words[value] }));
  return [
    { name: 'start_date', label: t('crm.opportunities.start'), kind: 'date', isRequired: true },
    {
      name: 'end_date',
      label: t('crm.opportunities.end'),
      kind: 'date',
      isNullable: true,
      hint: t('crm.opportunities.end_hint'),
    },
    {
      name: 'billing_cycle',
      label: t('crm.opportunities.cycle'),
      kind: 'choice',
      choices,
      isRequired: true,
    },
  ];
}

/** Dialog that makes a contract of a won deal; its products become what is billed each cycle. */
export function ContractDialog({ deal, close }: { deal: OpportunityDetail; close: () => void }) {
  const generate = useGenerateContract(deal.id);
  const navigate = useNavigate();
  const today = useToday();

  async function submit(values: Values): Promise<ContractDetail> {
    const body = ContractGenerate.parse(values);
    try {
      return await generate.mutateAsync(body);
    } catch (error) {
      const isSecond = isProblem(error, 'conflict');
      const again = { title: t('crm.opportunities.contract_generate'), isDangerous: false };
      const text = t('crm.opportunities.contract_again');
      if (!isSecond || !(await confirm({ ...again, text, action: again.title }))) throw error;
      return generate.mutateAsync({ ...body, again: true });
    }
  }

  return (
    <RecordForm<ContractDetail>
      title={t('crm.opportunities.contract_generate')}
      action={t('crm.opportunities.contract_generate')}
      fields={contractFields()}
      shape={ContractGenerate}
      initial={{ start_date: today, billing_cycle: 'Monthly' }}
      submit={submit}
      done={(contract) => {
        close();
        const name = contract.number;
        notify.success(t('ui.created_message', { kind: t('ui.record_contract'), name }));
        void navigate({ to: `/contracts/${contract.id}` });
      }}
      close={close}
    />
  );
}

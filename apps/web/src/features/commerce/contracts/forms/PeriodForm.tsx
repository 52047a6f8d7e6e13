import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { Text } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { RecordForm } from '../../../../ui/record-form/RecordForm.tsx';
import { contractFields } from '../contract-fields.ts';
import { useFollowContract } from '../contracts.queries.ts';

/** Dialog that puts a trial or a pause into a contract. */
export function PeriodForm({ contract, close }: { contract: ContractDetail; close: () => void }) {
  const add = useFollowContract(contracts.addPeriod);
  const { start_date } = contractFields();
  const { id, version } = contract;
  return (
    <RecordForm<ContractDetail>
      title={t('commerce.contracts.period_title')}
      action={t('commerce.contracts.period_add')}
      intro={
        <Text c="dimmed" fz="sm" mb="sm">
          {t('commerce.contracts.period_intro')}
        </Text>
      }
      fields={[
        {
          name: 'kind',
          label: t('commerce.contracts.period_kind'),
          kind: 'choice',
          isRequired: true,
          isWide: true,
          choices: [
            { value: 'pause', label: t('commerce.contracts.kind_pause') },
            { value: 'trial', label: t('commerce.contracts.kind_trial') },
          ],
        },
        { ...start_date, label: t('commerce.contracts.first_day') },
        { ...start_date, name: 'end_date', label: t('commerce.contracts.final_day') },
      ]}
      shape={contracts.addPeriod.body}
      initial={{ kind: 'pause' }}
      fixed={{ version }}
      submit={(body) => add.mutateAsync({ id, body })}
      done={() => {
        close();
        notify.success(t('ui.save_successful'));
      }}
      close={close}
    />
  );
}

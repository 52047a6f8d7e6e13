import { OpportunityBulk } from '@atrium/contract/crm/opportunities.ts';
import { t } from '../../../../lib/i18n.ts';
import { RecordForm } from '../../../../ui/record-form/RecordForm.tsx';

const Shape = OpportunityBulk.pick({ loss_reason: true }).required();

export interface LossReasonDialogProps {
  /** The deal, or how many there are. */
  name: string;
  answer: (reason?: string) => void;
}

/** Asks why a deal was lost; without a reason it does not become lost. */
export function LossReasonDialog({ name, answer }: LossReasonDialogProps) {
  return (
    <RecordForm<string>
      title={t('crm.opportunities.lost_title', { name })}
      action={t('crm.opportunities.lost_action')}
      fields={[
        {
          name: 'loss_reason',
          label: t('crm.opportunities.loss_reason'),
          kind: 'long',
          isRequired: true,
          isWide: true,
        },
      ]}
      shape={Shape}
      submit={(body) => Promise.resolve(Shape.parse(body).loss_reason)}
      done={answer}
      close={() => answer()}
    />
  );
}

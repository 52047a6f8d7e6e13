import { OpportunityUpdate } from '@atrium/contract/crm/opportunities.ts';
import { t } from '../../../../lib/i18n.ts';
import { RecordForm } from '../../../../ui/record-form/RecordForm.tsx';
import type { Field } from '../../../../ui/record-form/fields.ts';

const SHAPES = {
  stage: OpportunityUpdate.pick({ stage: true }).required(),
  close_date: OpportunityUpdate.pick({ close_date: true }).required(),
};

export interface BulkDialogProps {
  title: string;
  field: Field;
  answer: (value?: string) => void;
}

/** Asks for the value that all selected deals are to have. */
export function BulkDialog({ title, field, answer }: BulkDialogProps) {
  const name = field.name as 'stage' | 'close_date';
  return (
    <RecordForm<string>
      title={title}
      action={t('ui.save_changes')}
      fields={[{ ...field, isRequired: true, isNullable: false, isWide: true }]}
      shape={SHAPES[name]}
      submit={(body) => Promise.resolve(String(body[name]))}
      done={answer}
      close={() => answer()}
    />
  );
}

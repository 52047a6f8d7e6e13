import type { Stage } from '@atrium/contract/crm/stages.ts';
import { STAGE_KINDS, stages } from '@atrium/contract/crm/stages.ts';
import { t } from '../../../lib/i18n.ts';
import { useCreateRecord, useUpdateRecord } from '../../../lib/records/record-queries.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';

function stageFields(): Field[] {
  return [
    { name: 'name', label: t('crm.selling.name'), kind: 'text', isRequired: true, isWide: true },
    {
      name: 'kind',
      label: t('crm.selling.kind'),
      kind: 'choice',
      isRequired: true,
      choices: STAGE_KINDS.map((value) => ({ value, label: t(`crm.selling.kind_${value}`) })),
    },
    {
      name: 'probability',
      label: t('crm.selling.probability'),
      kind: 'number',
      isRequired: true,
      hint: t('crm.selling.probability_hint'),
    },
  ];
}

function activeField(): Field {
  return {
    name: 'is_active',
    label: t('crm.selling.active'),
    kind: 'switch',
    hint: t('crm.selling.stage_active_hint'),
    isWide: true,
  };
}

export interface StageFormProps {
  /** Left out for a new one. */
  stage: Stage | undefined;
  done: () => void;
  close: () => void;
}

/** Dialog for a new stage, or for one that is changed. */
export function StageForm({ stage, done, close }: StageFormProps) {
  const create = useCreateRecord('stages', stages.create);
  const update = useUpdateRecord('stages', stages.update);
  const shape = stage ? stages.update.body : stages.create.body;
  if (!shape) return null;
  return (
    <RecordForm<Stage>
      title={stage ? t('crm.selling.edit_stage') : t('crm.selling.new_stage')}
      action={stage ? t('ui.save_changes') : t('crm.selling.create_stage')}
      fields={stage ? [...stageFields(), activeField()] : stageFields()}
      shape={shape}
      initial={stage ?? { kind: 'open', probability: 50 }}
      fixed={stage ? { version: stage.version } : {}}
      submit={(body) =>
        stage ? update.mutateAsync({ id: stage.id, body }) : create.mutateAsync(body)
      }
      done={done}
      close={close}
    />
  );
}

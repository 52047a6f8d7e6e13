import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import { IconCalendar, IconChevronsRight } from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import type { BulkDeclaration, ChangeRows } from '../../../../ui/data-table/types.ts';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { useAsk } from '../stages/asking.ts';
import { useBulkOpportunities } from '../opportunities.queries.ts';
import { useOpportunityFields } from '../opportunity-fields.ts';
import { useStageQuestion } from '../stages/useStageMove.tsx';
import { BulkDialog } from './BulkDialog.tsx';

type Change = ChangeRows<Opportunity>;

interface Subject {
  count: number;
  name: 'stage' | 'close_date';
}

/** What can be done with many deals at once; `dialog` is to be rendered. */
export function useOpportunityBulk() {
  const { fields, stages } = useOpportunityFields();
  const send = useBulkOpportunities();
  const question = useStageQuestion();
  const { open, ask } = useAsk<Subject, string>();

  const bulk: BulkDeclaration<Opportunity> = {
    owner: userLookup,
    change: (rows, changes) => send.mutateAsync({ rows, changes }),
    more: [
      { label: t('crm.opportunities.change_stage'), icon: IconChevronsRight, run: changeStage },
      { label: t('crm.opportunities.change_close_date'), icon: IconCalendar, run: changeDate },
    ],
  };

  async function changeStage(rows: Opportunity[], change: Change): Promise<boolean> {
    const chosen = await ask({ count: rows.length, name: 'stage' });
    const stage = stages.find(({ name }) => name === chosen);
    if (!stage) return false;
    const more = await question.needs(t('crm.opportunities.many', { count: rows.length }), stage);
    return more !== undefined && change(rows, { stage_id: stage.id, ...more });
  }

  async function changeDate(rows: Opportunity[], change: Change): Promise<boolean> {
    const close_date = await ask({ count: rows.length, name: 'close_date' });
    return close_date !== undefined && change(rows, { close_date });
  }

  const dialog = (
    <>
      {open && (
        <BulkDialog
          title={t('crm.opportunities.many', { count: open.subject.count })}
          field={fields[open.subject.name]}
          answer={open.answer}
        />
      )}
      {question.dialog}
    </>
  );
  return { bulk, dialog };
}

import { opportunities, OpportunityUpdate } from '@atrium/contract/crm/opportunities.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { RecordList } from '../../../../ui/data-table/RecordList.tsx';
import type { Values } from '../../../../ui/record-form/fields.ts';
import { leadSourcesQuery } from '../../selling.queries.ts';
import { opportunityQueries, useUpdateOpportunity } from '../opportunities.queries.ts';
import { useOpportunityFields } from '../opportunity-fields.ts';
import { OpportunityForm } from '../OpportunityForm.tsx';
import { useStageQuestion } from '../stages/useStageMove.tsx';
import { ViewSwitch } from '../switch/ViewSwitch.tsx';
import { opportunityColumns } from './opportunity-columns.tsx';
import { declarationWith, opportunityFilters } from './opportunity-filters.ts';
import { useOpportunityBulk } from './useOpportunityBulk.tsx';

const NONE: never[] = [];

/** Saves a cell; a stage that is lost asks for the reason first. */
function useCellSave() {
  const update = useUpdateOpportunity();
  const { stages } = useOpportunityFields();
  const { needs, dialog } = useStageQuestion();
  async function save(id: number, body: Values): Promise<unknown> {
    const stage = stages.find(({ name }) => name === body.stage);
    const more = stage ? await needs(stage.name, stage) : {};
    // Without a reason it is sent all the same: the server says what is missing.
    return update.mutateAsync({ id, body: { ...body, ...more } });
  }
  return { save, dialog };
}

/** The list of deals. */
export function OpportunitiesTable() {
  const mayWrite = useMay('crm.write');
  const { fields, stages } = useOpportunityFields();
  const { data: sources = NONE } = useQuery(leadSourcesQuery);
  const cell = useCellSave();
  const { bulk, dialog } = useOpportunityBulk();
  const columns = useMemo(() => opportunityColumns(fields), [fields]);
  const create = {
    label: t('shell.new_opportunity'),
    action: t('crm.opportunities.create'),
    form: OpportunityForm,
  };
  return (
    <>
      <RecordList
        name="opportunities"
        record="opportunity"
        title={t('crm.opportunities.title')}
        ways={<ViewSwitch current="table" />}
        declaration={declarationWith(stages, sources)}
        columns={columns}
        queries={opportunityQueries}
        nameOf={({ name }) => name}
        open={({ id }) => `/opportunities/${id}`}
        filters={opportunityFilters(stages)}
        exportRoute={opportunities.export}
        bulk={bulk}
        edit={{ shape: OpportunityUpdate, save: cell.save, can: ({ can }) => can.update === true }}
        mayWrite={mayWrite}
        create={create}
        empty={{
          title: t('crm.opportunities.empty_title'),
          text: t('crm.opportunities.empty_text'),
        }}
      />
      {cell.dialog}
      {dialog}
    </>
  );
}

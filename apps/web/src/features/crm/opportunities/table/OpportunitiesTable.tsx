import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import { opportunities, OpportunityUpdate } from '@atrium/contract/crm/opportunities.ts';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { DataTable } from '../../../../ui/data-table/DataTable.tsx';
import type { Values } from '../../../../ui/record-form/fields.ts';
import { RECORDS } from '../../../../ui/records.ts';
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
  const cache = useQueryClient();
  const mayWrite = useMay('crm.write');
  const [isCreating, setCreating] = useState(false);
  const { fields, stages } = useOpportunityFields();
  const { data: sources = NONE } = useQuery(leadSourcesQuery);
  const cell = useCellSave();
  const { bulk, dialog } = useOpportunityBulk();
  const columns = useMemo(() => opportunityColumns(fields), [fields]);
  const create = mayWrite ? () => setCreating(true) : undefined;
  return (
    <>
      <DataTable<Opportunity>
        name="opportunities"
        record="opportunity"
        title={t('crm.opportunities.title')}
        ways={<ViewSwitch current="table" />}
        declaration={declarationWith(stages, sources)}
        columns={columns}
        query={opportunityQueries.list}
        nameOf={({ name }) => name}
        open={({ id }) => `/opportunities/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(opportunityQueries.one(id))}
        filters={opportunityFilters(stages)}
        exportRoute={opportunities.export}
        bulk={mayWrite ? bulk : undefined}
        edit={
          mayWrite
            ? { shape: OpportunityUpdate, save: cell.save, can: ({ can }) => can.update === true }
            : undefined
        }
        onNew={create}
        newLabel={t('shell.new_opportunity')}
        empty={{
          icon: RECORDS.opportunity.icon,
          title: t('crm.opportunities.empty_title'),
          text: t('crm.opportunities.empty_text'),
          action: create && <Button onClick={create}>{t('crm.opportunities.create')}</Button>,
        }}
      />
      {isCreating && <OpportunityForm close={() => setCreating(false)} />}
      {cell.dialog}
      {dialog}
    </>
  );
}

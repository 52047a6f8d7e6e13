import type { Case } from '@atrium/contract/work/cases.ts';
import { caseList, cases, CaseUpdate } from '@atrium/contract/work/cases.ts';
import { IconUserCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMay, useMe } from '../../../../lib/session.queries.ts';
import { RecordList } from '../../../../ui/data-table/RecordList.tsx';
import type { BulkDeclaration, ChangeRows } from '../../../../ui/data-table/types.ts';
import { useMergeAction } from '../../../../ui/merging/useMergeAction.tsx';
import type { Values } from '../../../../ui/record-form/fields.ts';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { caseFields } from '../case-fields.ts';
import { CaseForm } from '../CaseForm.tsx';
import { caseMerging } from '../case-merging.ts';
import { caseQueries, useBulkCases, useUpdateCase } from '../cases.queries.ts';
import { caseColumns, caseFilters } from './case-columns.tsx';
import { CaseTabs } from './CaseTabs.tsx';

/** What can be done with many cases. */
function useCaseBulk(): BulkDeclaration<Case> {
  const change = useBulkCases();
  const me = useMe();
  const { status, priority, category } = caseFields();
  const bulk: BulkDeclaration<Case> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    owner: userLookup,
    fields: [status, priority, category],
  };
  const take = {
    label: t('work.cases.take'),
    icon: IconUserCheck,
    run: (rows: Case[], set: ChangeRows<Case>) => set(rows, { owner_id: me.id }),
  };
  return { ...bulk, more: [take] };
}

/** The queue of cases: what is open, the most urgent first. */
export function CasesPage() {
  const mayWrite = useMay('work.write');
  const update = useUpdateCase();
  const bulk = useCaseBulk();
  const merging = useMergeAction(caseMerging);
  const columns = useMemo(caseColumns, []);
  const save = (id: number, body: Values) => update.mutateAsync({ id, body });
  return (
    <>
      <RecordList
        name="cases"
        record="case"
        title={t('work.cases.title')}
        tabs={<CaseTabs />}
        declaration={caseList}
        columns={columns}
        queries={caseQueries}
        nameOf={({ name }) => name}
        open={({ id }) => `/cases/${id}`}
        filters={caseFilters()}
        exportRoute={cases.export}
        bulk={{ ...bulk, more: [...(bulk.more ?? []), merging.action] }}
        edit={{ shape: CaseUpdate, save, can: ({ can }) => can.update === true }}
        mayWrite={mayWrite}
        create={{ label: t('shell.new_case'), action: t('work.cases.create'), form: CaseForm }}
        hidden={{
          search: { status: 'Closed' },
          title: t('work.cases.hidden_title'),
          text: (count) => t('work.cases.hidden_text', { count }),
          action: t('work.cases.hidden_show'),
        }}
        empty={{ title: t('work.cases.empty_title'), text: t('work.cases.empty_text') }}
      />
      {merging.dialog}
    </>
  );
}

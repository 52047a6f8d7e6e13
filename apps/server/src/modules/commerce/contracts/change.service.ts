import type { ContractDetail, contracts } from '@atrium/contract/commerce/contracts.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { bulkUpdate, updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { checkReferences, today } from '../../crm/index.ts';
import { authorizeChange } from './contracts.policy.ts';
import { isPaid, table } from './contracts.queries.ts';
import { lock, readDetail, type LockedContract } from './contracts.service.ts';
import { layOut } from './periods/periods.service.ts';
import { checkDates, isOver, moveContract } from './status-rules.ts';

type Changes = BodyOf<(typeof contracts)['update']>;
type Wanted = Omit<Changes, 'version'>;

const TERMS = ['status', 'end_date', 'due_days', 'grace_days'] as const;

/** What a contract becomes by hand, in the past tense. */
const VERBS: Record<LockedContract['status'], string> = {
  Draft: 'drafted',
  Active: 'activated',
  Expired: 'expired',
  Terminated: 'terminated',
  Cancelled: 'cancelled',
};

/** Changes a contract; its periods follow its status, its end and its due days. */
export function update(scope: Scope, id: number, changes: Changes): Promise<ContractDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: 'contract',
      changes,
      lock: (inner) => lock(inner, scope, id),
      check: (row, wanted) => check(tx, scope, { row, wanted }),
      derive: async (row, wanted) => {
        const { status, end_date } = wanted;
        if (status === undefined && end_date === undefined) return {};
        const facts = { today: await today(tx, scope), isPaid: await isPaid(tx, scope, id) };
        return moveContract(row, { status, end_date }, facts);
      },
      write: async (inner, columns) => {
        await table.update(inner, scope, { id, ...columns });
        const contract = await lock(inner, scope, id);
        const anew = columns.due_days !== undefined;
        if (contract && TERMS.some((name) => name in columns))
          await layOut(inner, scope, { contract, anew });
        if (contract && columns.status === 'Cancelled') tellPrevious(inner, scope, contract);
      },
      present: (inner) => readDetail(inner, scope, id),
      news(row, { status }) {
        if (status === undefined || status === row.status) return undefined;
        const verb = VERBS[status];
        return { action: `contract.${verb}`, summary: `Contract ${row.number} ${verb}` };
      },
    });
    return updated as ContractDetail;
  });
}

async function check(
  tx: Tx,
  scope: Scope,
  { row, wanted }: { row: LockedContract; wanted: Wanted },
): Promise<void> {
  authorizeChange(scope, row);
  await checkReferences(tx, scope, { wanted, before: row });
  if (isOver(row.status)) {
    const field = TERMS.find((name) => wanted[name] !== undefined && wanted[name] !== row[name]);
    if (field && field !== 'status')
      throw fieldProblem(field, 'over', `This contract is ${row.status}: its terms stay`);
  }
  if (wanted.end_date !== undefined)
    checkDates({ start_date: row.start_date, end_date: wanted.end_date });
}

/** The contract that a cancelled one followed can be renewed or replaced again. */
function tellPrevious(tx: Tx, scope: Scope, cancelled: LockedContract): void {
  const { id, number, previous_contract_id } = cancelled;
  if (previous_contract_id === null) return;
  emit(tx, scope, {
    type: 'contract.next_cancelled',
    subject: { type: 'contract', id: previous_contract_id },
    summary: `${number}, which followed, was cancelled`,
    data: { next_contract_id: id },
  });
}

export function bulk(scope: Scope, body: BodyOf<(typeof contracts)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}

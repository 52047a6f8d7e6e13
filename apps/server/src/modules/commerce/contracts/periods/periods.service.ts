import type { contracts, ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import { audit } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { emit } from '../../../../platform/events/emit.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { today } from '../../../crm/index.ts';
import { authorizeChange, canContract } from '../contracts.policy.ts';
import { lockCurrent, readDetail, type LockedContract } from '../contracts.service.ts';
import { table } from '../contracts.queries.ts';
import { addDays } from '@atrium/contract/core/calendar.ts';
import * as queries from './periods.queries.ts';
import { horizonOf, missingPeriods, overlaps, without, type Span } from './plan.ts';

type Laid = Pick<
  LockedContract,
  'id' | 'status' | 'start_date' | 'end_date' | 'billing_cycle' | 'due_days'
>;

/**
 * Makes the periods of a contract what its terms say: what goes beyond its end is cut, what is missing up to the
 * horizon is laid out. Doing it twice is the same as once; the contract's row is locked by the caller.
 * @param anew regular periods that begin after today are made again, as their due date has changed
 * @returns how many periods are new
 */
export async function layOut(
  tx: Tx,
  scope: Scope,
  { contract, anew = false }: { contract: Laid; anew?: boolean },
): Promise<number> {
  const day = await today(tx, scope);
  const live = await queries.listPeriods(tx, scope, { contract: contract.id });
  const isNeeded = contract.status !== 'Draft' && contract.status !== 'Cancelled';
  const goes = live.filter(
    (period) =>
      !isNeeded ||
      (contract.end_date !== null && period.end_date > contract.end_date) ||
      (anew && period.kind === 'regular' && period.start_date > day),
  );
  const stays = live.filter((period) => !goes.includes(period));
  if (goes.length > 0)
    await queries.cancelPeriods(
      tx,
      scope,
      goes.map(({ id }) => id),
    );
  if (!isNeeded) return 0;
  const cut = goes.flatMap((period) => cutShort(period, contract));
  return insertMissing(tx, scope, { contract, live: [...stays, ...cut], cut, day });
}

/** A trial or a pause that begins before the end of the contract ends with it. */
function cutShort(period: queries.PeriodRow, { end_date }: Laid): queries.PeriodRow[] {
  if (period.kind === 'regular' || end_date === null || period.start_date > end_date) return [];
  return [{ ...period, end_date: period.end_date > end_date ? end_date : period.end_date }];
}

interface Missing {
  contract: Laid;
  live: readonly Span[];
  cut: readonly queries.PeriodRow[];
  day: string;
}

async function insertMissing(
  tx: Tx,
  scope: Scope,
  { contract, live, cut, day }: Missing,
): Promise<number> {
  const regular = missingPeriods(contract, { live, until: horizonOf(contract, day) });
  const periods = [
    ...cut.map(({ kind, start_date, end_date, due_date }) => ({
      kind,
      start_date,
      end_date,
      due_date,
    })),
    ...regular.map((span) => ({
      ...span,
      kind: 'regular' as const,
      due_date: addDays(span.start_date, contract.due_days),
    })),
  ];
  if (periods.length > 0)
    await queries.insertPeriods(tx, scope, { contract: contract.id, periods });
  return periods.length;
}

/** Puts a trial or a pause into a contract: regular periods give way, and what is left of them stays. */
export function addPeriod(
  scope: Scope,
  id: number,
  { version, ...wanted }: BodyOf<(typeof contracts)['addPeriod']>,
): Promise<ContractDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const contract = await lockCurrent(tx, scope, { id, version });
    authorizeChange(scope, contract);
    if (!canContract(scope, contract).add_period)
      throw fieldProblem('status', 'state', 'Only an active contract takes a trial or a pause');
    checkSpan(wanted, contract);
    const live = await queries.listPeriods(tx, scope, { contract: id });
    const meets = live.filter((period) => overlaps(period, wanted));
    if (meets.some(({ kind }) => kind !== 'regular'))
      throw fieldProblem('start_date', 'overlap', 'There is a trial or a pause on these days');
    await queries.cancelPeriods(
      tx,
      scope,
      meets.map((period) => period.id),
    );
    const rest = meets.flatMap((period) =>
      without(period, [wanted]).map((span) => ({ ...span, kind: 'regular' as const })),
    );
    const periods = [...rest, wanted].map((period) => ({
      ...period,
      due_date: addDays(period.start_date, period.kind === 'regular' ? contract.due_days : 0),
    }));
    await queries.insertPeriods(tx, scope, { contract: id, periods });
    await note(tx, scope, { contract, wanted });
    return readDetail(tx, scope, id);
  });
}

function checkSpan(wanted: Span, { start_date, end_date }: Laid): void {
  if (wanted.end_date < wanted.start_date)
    throw fieldProblem('end_date', 'before_start', 'The last day is before the first');
  if (wanted.start_date < start_date)
    throw fieldProblem('start_date', 'outside', 'This is before the contract begins');
  if (end_date !== null && wanted.end_date > end_date)
    throw fieldProblem('end_date', 'outside', 'This is after the contract ends');
}

async function note(
  tx: Tx,
  scope: Scope,
  { contract, wanted }: { contract: LockedContract; wanted: Span & { kind: string } },
): Promise<void> {
  const { id } = contract;
  const version = contract.version + 1;
  await table.update(tx, scope, { id, version, updated_at: scope.now.toISOString() });
  const span = `${wanted.start_date} – ${wanted.end_date}`;
  const changes = { [wanted.kind]: [null, span] as [unknown, unknown] };
  const action = 'contract.period_added';
  await audit(tx, scope, { action, entity: 'contract', entity_id: id, changes });
  emit(tx, scope, {
    type: action,
    subject: { type: 'contract', id },
    summary: `Added a ${wanted.kind}, ${span}`,
    data: { ...wanted },
    live: { version },
  });
}

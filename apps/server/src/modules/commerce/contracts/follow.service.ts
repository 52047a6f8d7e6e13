import type { Contract, ContractDetail, contracts } from '@atrium/contract/commerce/contracts.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import { audit, diff } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { authorizeChange, canContract } from './contracts.policy.ts';
import * as queries from './contracts.queries.ts';
import { lock, lockCurrent, readDetail, type LockedContract } from './contracts.service.ts';
import { add } from './create.service.ts';
import { linesOf } from './lines.ts';
import { layOut } from './periods/periods.service.ts';
import { addDays } from '@atrium/contract/core/calendar.ts';
import { renewalOf } from './renewal.ts';

/** What of the next contract differs from this one. */
interface Next {
  start_date: string;
  end_date: string | null;
  billing_cycle?: Contract['billing_cycle'] | undefined;
  line_items?: BodyOf<(typeof contracts)['renew']>['line_items'];
}

interface Ending {
  status: 'Expired' | 'Terminated';
  end_date: string;
  summary: (next: string) => string;
}

/** Makes the next contract; this one becomes Expired and runs to its last day. */
export function renew(
  scope: Scope,
  id: number,
  { version, ...given }: BodyOf<(typeof contracts)['renew']>,
): Promise<ContractDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const old = await lockCurrent(tx, scope, { id, version });
    authorizeChange(scope, old);
    checkState(old, canContract(scope, old).renew, 'renewed');
    const { last_day, ...dates } = renewalOf(old, given);
    const summary = (next: string) => `Renewed as ${next}`;
    const ending = { status: 'Expired' as const, end_date: last_day, summary };
    return follow(tx, scope, { old, ending, next: { ...given, ...dates } });
  });
}

/** Ends this contract on a day, Terminated, and begins its replacement the next; what was its end stays the end. */
export function change(
  scope: Scope,
  id: number,
  { version, last_day, ...given }: BodyOf<(typeof contracts)['change']>,
): Promise<ContractDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const old = await lockCurrent(tx, scope, { id, version });
    authorizeChange(scope, old);
    checkState(old, canContract(scope, old).change, 'changed');
    if (last_day < old.start_date)
      throw fieldProblem('last_day', 'before_start', 'The contract begins only after this day');
    if (old.end_date !== null && last_day > old.end_date)
      throw fieldProblem('last_day', 'after_end', 'The contract ends before this day');
    const { end_date = old.end_date } = given;
    if (given.end_date === undefined && end_date === last_day)
      throw fieldProblem('end_date', 'required', 'Say how long the replacement runs');
    const start_date = addDays(last_day, 1);
    const summary = (next: string) => `Replaced by ${next}`;
    const ending = { status: 'Terminated' as const, end_date: last_day, summary };
    return follow(tx, scope, { old, ending, next: { ...given, start_date, end_date } });
  });
}

function checkState(old: LockedContract, isAllowed: boolean, word: string): void {
  if (old.next_contract_id !== null)
    throw new ProblemError('conflict', { detail: 'Another contract follows this one already' });
  if (!isAllowed)
    throw fieldProblem('status', 'state', `A contract that is ${old.status} cannot be ${word}`);
}

async function follow(
  tx: Tx,
  scope: Scope,
  { old, ending, next }: { old: LockedContract; ending: Ending; next: Next },
): Promise<ContractDetail> {
  const { line_items, start_date, end_date } = next;
  const { account_id, opportunity_id, owner_id, due_days, grace_days } = old;
  const lines = line_items
    ? await linesOf(tx, scope, line_items)
    : await queries.listLines(tx, scope, { contract: old.id });
  const billing_cycle = next.billing_cycle ?? old.billing_cycle;
  const same = { account_id, opportunity_id, owner_id, due_days, grace_days };
  const dates = { start_date, end_date, billing_cycle };
  const id = await add(tx, scope, {
    terms: { ...same, ...dates, previous_contract_id: old.id },
    lines,
  });
  const made = await readDetail(tx, scope, id);
  await end(tx, scope, { old, ending, next: made });
  return made;
}

async function end(
  tx: Tx,
  scope: Scope,
  { old, ending, next }: { old: LockedContract; ending: Ending; next: ContractDetail },
): Promise<void> {
  const { status, end_date, summary } = ending;
  const version = old.version + 1;
  const updated_at = scope.now.toISOString();
  await queries.table.update(tx, scope, { id: old.id, status, end_date, version, updated_at });
  await layOut(tx, scope, { contract: found(await lock(tx, scope, old.id)) });
  const action = status === 'Expired' ? 'contract.renewed' : 'contract.changed';
  const changes = {
    ...diff(old, { status, end_date }),
    next_contract_id: [null, next.id] as [unknown, unknown],
  };
  await audit(tx, scope, { action, entity: 'contract', entity_id: old.id, changes });
  emit(tx, scope, {
    type: action,
    subject: { type: 'contract', id: old.id },
    summary: summary(next.number),
    data: { next_contract_id: next.id },
    live: { version },
  });
}

import type { ContractDetail, contracts } from '@atrium/contract/commerce/contracts.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { found } from '../../../platform/policy.ts';
import { ProblemError } from '../../../platform/problem.ts';
import { createRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { checkReferences, lockWonDeal, type WonDeal } from '../../crm/index.ts';
import * as queries from './contracts.queries.ts';
import { lock, readDetail } from './contracts.service.ts';
import { checkTotal, linesOf } from './lines.ts';
import { layOut } from './periods/periods.service.ts';
import { checkDates } from './status-rules.ts';

export function create(
  scope: Scope,
  input: BodyOf<(typeof contracts)['create']>,
): Promise<ContractDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const { line_items, end_date = null, ...given } = input;
    const owner_id = found(given.owner_id ?? userIdOf(scope) ?? undefined);
    await checkReferences(tx, scope, { wanted: given });
    const lines = await linesOf(tx, scope, line_items);
    const terms = { ...given, end_date, owner_id };
    return readDetail(tx, scope, await add(tx, scope, { terms, lines }));
  });
}

type Terms = Omit<Parameters<typeof queries.table.insert>[1] & object, 'org_id'> & {
  start_date: string;
  end_date: string | null;
};

interface NewContract {
  terms: Terms;
  lines: readonly queries.NewLine[];
}

/** Makes a contract with its lines and its periods in the caller's transaction. */
export async function add(tx: Tx, scope: Scope, { terms, lines }: NewContract): Promise<number> {
  checkDates(terms);
  checkTotal(lines);
  const id = await createRecord(tx, scope, {
    entity: 'contract',
    input: terms,
    insert: (origin) => queries.table.insert(tx, { ...origin, ...terms }),
    summary: 'Contract created',
    data: { account_id: terms.account_id },
  });
  await queries.insertLines(tx, scope, { contract: id, lines });
  await layOut(tx, scope, { contract: found(await lock(tx, scope, id)) });
  return id;
}

/**
 * Makes a contract of a won deal. Its retainer products are what comes again; a deal without any is taken whole.
 * A second contract has to be asked for, also by whoever clicks twice.
 */
export function generate(
  scope: Scope,
  opportunity: number,
  { again = false, end_date = null, ...given }: BodyOf<(typeof contracts)['generate']>,
): Promise<ContractDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const { deal, lines } = await lockWonDeal(tx, scope, opportunity);
    const isAgain = await queries.hasContract(tx, scope, opportunity);
    if (isAgain && !again)
      throw new ProblemError('conflict', {
        detail: 'There is a contract of this opportunity already',
      });
    const { account_id, owner_id } = deal;
    const origin = { account_id, owner_id, opportunity_id: opportunity, is_again: isAgain };
    const id = await add(tx, scope, {
      terms: { ...given, end_date, ...origin },
      lines: recurring(lines),
    });
    return readDetail(tx, scope, id);
  });
}

function recurring(lines: WonDeal['lines']): queries.NewLine[] {
  const retainers = lines.filter(({ is_retainer_product }) => is_retainer_product);
  return (retainers.length > 0 ? retainers : lines).map((line) => ({
    product_id: line.product_id,
    product_name: line.product.name,
    quantity: line.quantity,
    price_per_cycle: line.sale_price,
  }));
}

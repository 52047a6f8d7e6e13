import type { contracts } from '@atrium/contract/commerce/contracts.ts';
import { addMoney, compareMoney, MAX_AMOUNT, multiplyMoney } from '@atrium/contract/core/money.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { findProducts, type NewLine } from './contracts.queries.ts';

type Given = BodyOf<(typeof contracts)['create']>['line_items'];

/** Lines that somebody entered: the product must be in use, and its list price counts unless another is given. */
export async function linesOf(tx: Tx, scope: Scope, given: Given): Promise<NewLine[]> {
  const products = await findProducts(
    tx,
    scope,
    given.map(({ product_id }) => product_id),
  );
  return given.map(({ product_id, quantity, price_per_cycle }, index) => {
    const product = products.get(product_id);
    const path = `line_items.${index}.product_id`;
    if (!product) throw fieldProblem(path, 'unknown', 'There is no product with this id');
    if (!product.is_active) throw fieldProblem(path, 'inactive', 'This product is not active');
    return {
      product_id,
      product_name: product.name,
      quantity,
      price_per_cycle: price_per_cycle ?? product.standard_list_price,
    };
  });
}

/** @throws ProblemError `rule` at `line_items` when no payment could ever be large enough */
export function checkTotal(lines: readonly NewLine[]): void {
  const total = addMoney(
    lines.map(({ price_per_cycle, quantity }) => multiplyMoney(price_per_cycle, quantity)),
  );
  if (compareMoney(total, MAX_AMOUNT) > 0)
    throw fieldProblem('line_items', 'too_large', 'The total of a cycle is too large');
}

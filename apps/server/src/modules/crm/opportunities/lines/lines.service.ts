import { formatMoney } from '@atrium/contract/core/money.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { LineItem, lineItems } from '@atrium/contract/crm/line-items.ts';
import { audit, diff, type Changes } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { emit } from '../../../../platform/events/emit.ts';
import { found } from '../../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../../platform/problem.ts';
import { userIdOf, type Scope } from '../../../../platform/scope.ts';
import { checkReferences } from '../../links/references.ts';
import { table, touch } from '../opportunities.queries.ts';
import * as queries from './lines.queries.ts';

type Amounts = Omit<Awaited<ReturnType<typeof queries.amountsOf>>, 'currency'>;

export function list(scope: Scope, opportunity: number): Promise<LineItem[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await table.findById(tx, scope, opportunity));
    return queries.listLines(tx, scope, { opportunity });
  });
}

/** Changes to the lines of one deal follow one another; then everybody hears of the new amount. */
function withDeal<T>(
  scope: Scope,
  opportunity: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T & Amounts> {
  return scope.platform.db.transact(scope, async (tx) => {
    const deal = found(await table.lock(tx, scope, opportunity));
    const before = await stateOf(tx, scope, opportunity);
    const result = await work(tx);
    await touch(tx, scope, opportunity);
    const after = await stateOf(tx, scope, opportunity);
    const summary = summaryOf(before, after);
    emit(tx, scope, {
      type: 'opportunity.lines_changed',
      subject: { type: 'opportunity', id: opportunity },
      client_id: deal.client_id,
      kind: 'change',
      ...(summary && { summary }),
      live: { version: deal.version },
    });
    return { ...result, ...after.amounts };
  });
}

async function stateOf(tx: Tx, scope: Scope, opportunity: number) {
  const lines = await queries.listLines(tx, scope, { opportunity });
  const { currency, ...amounts } = await queries.amountsOf(tx, scope, opportunity);
  return { lines, amounts, money: formatMoney(amounts.calculated_amount, currency) };
}

type State = Awaited<ReturnType<typeof stateOf>>;

/** What the timeline tells: the amounts where they differ, nothing when nothing was changed. */
function summaryOf(before: State, after: State): string | undefined {
  if (before.money !== after.money) return `Products changed: ${before.money} → ${after.money}`;
  return JSON.stringify(before.lines) === JSON.stringify(after.lines)
    ? undefined
    : 'Products changed';
}

export function add(
  scope: Scope,
  opportunity: number,
  input: BodyOf<(typeof lineItems)['add']>,
): Promise<LineItem & Amounts> {
  return withDeal(scope, opportunity, async (tx) => {
    const id = await insert(tx, scope, { opportunity, line: input });
    return lineOf(tx, scope, { opportunity, id });
  });
}

export function update(
  scope: Scope,
  given: { opportunity: number; id: number },
  changes: BodyOf<(typeof lineItems)['update']>,
): Promise<LineItem & Amounts> {
  return withDeal(scope, given.opportunity, async (tx) => {
    await change(tx, scope, { ...given, line: changes });
    return lineOf(tx, scope, given);
  });
}

export async function remove(
  scope: Scope,
  given: { opportunity: number; id: number },
): Promise<void> {
  await withDeal(scope, given.opportunity, async (tx) => {
    await drop(tx, scope, given);
    return {};
  });
}

/** Saves the whole editor: lines in their order. Lines that others have added meanwhile stay, at the end. */
export function save(
  scope: Scope,
  opportunity: number,
  { lines, removed }: BodyOf<(typeof lineItems)['save']>,
): Promise<{ line_items: LineItem[] } & Amounts> {
  return withDeal(scope, opportunity, async (tx) => {
    for (const gone of removed) await drop(tx, scope, { opportunity, ...gone });
    const order: number[] = [];
    for (const [index, { id, version, ...line }] of lines.entries()) {
      const path = `lines.${index}.`;
      if (id === undefined) {
        order.push(await insert(tx, scope, { opportunity, line, path }));
        continue;
      }
      if (version === undefined) throw new ProblemError('version_missing');
      await change(tx, scope, { opportunity, id, line: { ...line, version }, path });
      order.push(id);
    }
    const all = (await queries.listLines(tx, scope, { opportunity })).map(({ id }) => id);
    await queries.placeLines(tx, scope, [...order, ...all.filter((id) => !order.includes(id))]);
    return { line_items: await queries.listLines(tx, scope, { opportunity }) };
  });
}

async function lineOf(
  tx: Tx,
  scope: Scope,
  { opportunity, id }: { opportunity: number; id: number },
): Promise<LineItem> {
  return found((await queries.listLines(tx, scope, { opportunity, line: id }))[0]);
}

interface Wanted {
  product_id?: number | undefined;
  quantity?: number | undefined;
  sale_price?: string | undefined;
  description?: string | null | undefined;
}

/** The product must be in use; what the price is not said to be is the list price. */
async function listPrice(
  tx: Tx,
  scope: Scope,
  { product_id, path = '' }: { product_id: number; path?: string | undefined },
): Promise<string> {
  try {
    await checkReferences(tx, scope, { wanted: { product_id } });
  } catch (error) {
    const [first] = error instanceof ProblemError ? (error.details.errors ?? []) : [];
    throw first ? fieldProblem(path + first.path, first.code, first.message) : error;
  }
  return found(await queries.findProduct(tx, scope, product_id)).standard_list_price;
}

async function insert(
  tx: Tx,
  scope: Scope,
  given: { opportunity: number; line: Wanted & { product_id: number }; path?: string },
): Promise<number> {
  const { opportunity, line, path } = given;
  const price = await listPrice(tx, scope, { product_id: line.product_id, path });
  const columns = {
    product_id: line.product_id,
    quantity: line.quantity ?? 1,
    sale_price: line.sale_price ?? price,
    description: line.description ?? null,
  };
  const created_by = userIdOf(scope);
  const id = await queries.insertLine(tx, scope, {
    ...columns,
    opportunity_id: opportunity,
    created_by,
  });
  await note(tx, scope, { opportunity, action: 'line_added', changes: diff({}, columns) });
  return id;
}

async function change(
  tx: Tx,
  scope: Scope,
  given: { opportunity: number; id: number; line: Wanted & { version: number }; path?: string },
): Promise<void> {
  const { opportunity, id, line, path } = given;
  const now = await lineOf(tx, scope, { opportunity, id });
  if (now.version !== line.version) throw new ProblemError('version_conflict', { current: now });
  const columns = {
    product_id: line.product_id ?? now.product_id,
    quantity: line.quantity ?? now.quantity,
    sale_price: line.sale_price ?? now.sale_price,
    description: line.description === undefined ? now.description : line.description,
  };
  const changes = diff(now as unknown as Record<string, unknown>, columns);
  if (Object.keys(changes).length === 0) return;
  if (columns.product_id !== now.product_id) {
    const price = await listPrice(tx, scope, { product_id: columns.product_id, path });
    columns.sale_price = line.sale_price ?? price;
  }
  await queries.updateLine(tx, scope, { id, ...columns });
  await note(tx, scope, { opportunity, action: 'line_changed', changes });
}

async function drop(
  tx: Tx,
  scope: Scope,
  given: { opportunity: number; id: number; version?: number },
): Promise<void> {
  const { opportunity, id, version } = given;
  const now = await lineOf(tx, scope, { opportunity, id });
  if (version !== undefined && version !== now.version)
    throw new ProblemError('version_conflict', { current: now });
  await queries.deleteLine(tx, scope, id);
  const { product_id, quantity, sale_price } = now;
  const before = { product_id, quantity, sale_price, description: now.description };
  const changes = Object.fromEntries(
    Object.entries(before).map(([name, value]) => [name, [value, null] as [unknown, unknown]]),
  );
  await note(tx, scope, { opportunity, action: 'line_removed', changes });
}

/** Lines have no life of their own: what happens to them is the deal's history. */
async function note(
  tx: Tx,
  scope: Scope,
  given: { opportunity: number; action: string; changes: Changes },
): Promise<void> {
  await audit(tx, scope, {
    action: `opportunity.${given.action}`,
    entity: 'opportunity',
    entity_id: given.opportunity,
    changes: given.changes,
  });
}

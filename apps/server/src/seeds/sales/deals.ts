import { addContactRole, createDeal, saveLines, updateDeal } from '../../modules/crm/index.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Customer } from './accounts.ts';
import { LOSS_REASONS, NEXT_STEPS, PACKAGES, type Package } from './catalog.ts';
import { at, dayFromNow, type Sales } from './stage.ts';

/** How many deals end, or stand, in each stage. */
const STANDING = [
  ['Prospecting', 14],
  ['Qualifying', 12],
  ['Proposal', 12],
  ['Negotiation', 8],
  ['Closed Won', 26],
  ['Closed Lost', 8],
] as const;
type StageName = (typeof STANDING)[number][0];

/** A deal that was won: what orders and contracts are made of. */
export interface WonDeal {
  id: number;
  owner: Scope;
  /** Days since it was won. */
  age: number;
  package: Package;
}

type Products = Record<string, number>;

interface Plan {
  customer: Customer;
  package: Package;
  stage: StageName;
  owner: Scope;
  /** Days since it began, and since it came to where it stands. */
  begun: number;
  settled: number;
}

/** Deals in every stage, each with its way there; gives those that were won. */
export async function seedDeals(
  sales: Sales,
  { customers, products }: { customers: readonly Customer[]; products: Products },
): Promise<WonDeal[]> {
  const won: WonDeal[] = [];
  for (const plan of plansOf(sales, customers)) {
    const id = await addDeal(sales, plan, products);
    if (plan.stage === 'Closed Won')
      won.push({ id, owner: plan.owner, age: plan.settled, package: plan.package });
  }
  return won;
}

function plansOf({ random, sellers }: Sales, customers: readonly Customer[]): Plan[] {
  const stages = STANDING.flatMap(([stage, count]) => Array<typeof stage>(count).fill(stage));
  return stages.flatMap((stage, index) => {
    const customer = customers[(index * 3) % customers.length];
    if (!customer) return [];
    const isClosed = stage.startsWith('Closed');
    const settled = isClosed
      ? 12 + random.below(Math.min(380, customer.age - 40))
      : random.below(24);
    const way = stage === 'Prospecting' ? 0 : 10 + random.below(40);
    const begun = Math.min(customer.age - 1, settled + way);
    const owner = random.pick(sellers);
    return [{ customer, package: random.pick(PACKAGES), stage, owner, begun, settled }];
  });
}

async function addDeal(sales: Sales, plan: Plan, products: Products): Promise<number> {
  const { random } = sales;
  const { customer, owner } = plan;
  const begin = at(sales, owner, plan.begun);
  const isOpen = !plan.stage.startsWith('Closed');
  const closing = isOpen ? 5 + random.below(110) : 7 - plan.settled;
  const deal = await createDeal(begin, {
    name: `${plan.package.name} for ${customer.name}`,
    account_id: customer.id,
    stage: 'Prospecting',
    close_date: dayFromNow(sales, closing),
    next_step: isOpen ? random.pick(NEXT_STEPS) : null,
    lead_source: random.pick(['Referral', 'Website', 'Campaign']),
  });
  const lines = Object.entries(plan.package.lines).map(([sku, quantity]) => ({
    product_id: products[sku] ?? 0,
    quantity: quantity * (1 + (quantity === 1 ? random.below(2) : 0)),
  }));
  await saveLines(begin, deal.id, { lines, removed: [] });
  const contact_id = customer.contacts[0];
  if (contact_id !== undefined)
    await addContactRole(begin, deal.id, { contact_id, role: 'Decision Maker' });
  await walk(sales, plan, deal);
  return deal.id;
}

/** Each stage's way there; a lost deal may go at any point. */
const WAYS: Record<StageName, readonly string[]> = {
  Prospecting: [],
  Qualifying: ['Qualifying'],
  Proposal: ['Qualifying', 'Proposal'],
  Negotiation: ['Proposal', 'Negotiation'],
  'Closed Won': ['Proposal', 'Closed Won'],
  'Closed Lost': ['Closed Lost'],
};

/** Moves the deal to where it stands. */
async function walk(
  sales: Sales,
  plan: Plan,
  { id, version }: { id: number; version: number },
): Promise<void> {
  const way = WAYS[plan.stage];
  const step = (plan.begun - plan.settled) / Math.max(1, way.length);
  for (const [index, stage] of way.entries()) {
    const when = at(sales, plan.owner, plan.begun - step * (index + 1));
    const loss_reason = stage === 'Closed Lost' ? sales.random.pick(LOSS_REASONS) : undefined;
    ({ version } = await updateDeal(when, id, {
      stage,
      version,
      ...(loss_reason && { loss_reason }),
    }));
  }
}

import type { Engine } from '../../apps/server/src/platform/db/engine/index.ts';

/** How many rows of each kind an organization gets. */
export interface SalesSize {
  sellers: number;
  accounts: number;
  contacts: number;
  leads: number;
  products: number;
  opportunities: number;
  /** Of the opportunities, those still open: they stand in four columns of the board. */
  open: number;
  line_items: number;
  orders: number;
  contracts: number;
  payments: number;
}

export const FULL_SIZE: SalesSize = {
  sellers: 8,
  accounts: 100_000,
  contacts: 300_000,
  leads: 50_000,
  products: 60,
  opportunities: 50_000,
  open: 1200,
  line_items: 150_000,
  orders: 30_000,
  contracts: 4000,
  payments: 200_000,
};

/** How many months a contract has been paid for. */
const MONTHS = 24;

const ADJECTIVES =
  'Amber Blue Bright Brisk Calm Clear Cobalt Copper Coral Crimson Dawn Deep Early Ember Fair Fern Golden Grand Green Grey Happy High Ivory Jade Keen Kind Lunar Maple Merry Noble North Olive Open Pale Proud Quiet Rapid Red Silver Solid';
const NOUNS =
  'Anchor Arrow Beacon Birch Bridge Brook Canyon Cedar Cliff Cloud Comet Crane Creek Delta Falcon Field Forest Garden Harbor Heron Hill Island Lake Lantern Meadow Mill Mountain Oak Orchard Peak Pine River Rock Sail Spring Stone Summit Tower Valley Willow';
const TRADES =
  'Media Studio Consulting Logistics Foods Energy Health Systems Furniture Travel Capital Works';
const PLACES =
  'Berlin Lyon Porto Graz Oslo Turin Leeds Ghent Malmö Gdańsk Brno Cork Basel Utrecht Tartu Split Vigo Bergen Aarhus Kraków';
const FIRST_NAMES =
  'Ana Ben Chloé Dario Ева Fatima Günther Hana Ivo Jana Karim Lena Marek Nora Omar Paula Quentin Rosa Samir Tara Uwe Vera Wim Xenia Yusuf Zoe Aline Boris Carla Denis Elif Franz Greta Hugo Ines Jonas Kira Luca Mira Nils';
const SURNAME_HEADS =
  'Ander Berg Brandt Carls Daven Eder Fair Gold Hart Iver Jans Kirch Land Mar Nor Oster Petr Rich Sand Thor Ul Vald West Wood Zell';
const SURNAME_TAILS = 'son berg mann feld ley ton sen stein well er hoff ström ski ford';

/** One of the words, by a number. */
function pick(words: string, by: string): string {
  const all = words.split(' ');
  return `(ARRAY[${all.map((word) => `'${word}'`).join()}])[1 + (${by}) % ${all.length}]`;
}

/** Scatters the numbers from 1 over the rows of a table of so many, in the order of their ids. */
function idIn(table: string, count: number, by: string): string {
  return `(SELECT min(id) FROM ${table} WHERE org_id = $1) + (${by}) % ${count}`;
}

const rows = (count: number) => `FROM generate_series(1, ${count}) AS n`;
const surname = (by: string) =>
  `${pick(SURNAME_HEADS, by)} || ${pick(SURNAME_TAILS, `(${by}) / 25`)}`;
const company = (by: string) =>
  [pick(ADJECTIVES, by), pick(NOUNS, `(${by}) / 40`), pick(TRADES, `(${by}) / 7`)].join(
    " || ' ' || ",
  );

/** What people and companies there are. */
function people(size: SalesSize): string[] {
  const owner = idIn('users', size.sellers, 'n * 31');
  return [
    `INSERT INTO users (org_id, email, first_name, last_name, role, password_hash)
      SELECT $1, 'seller' || n || '.' || $1::bigint || '@acme.example', ${pick(FIRST_NAMES, 'n * 3')}, ${surname('n * 7')}, 'user', 'none'
      ${rows(size.sellers)}`,
    `INSERT INTO accounts (org_id, name, phone, website, type, industry, owner_id, is_active, created_at)
      SELECT $1, ${company('n')} || ' ' || ${pick(PLACES, 'n / 1600')}, '+49 30 ' || 100000 + n,
        'https://www.company' || n || '.example', ${pick('Prospect Customer Partner Vendor Other', 'n')},
        ${pick('Retail Manufacturing Education Healthcare Finance Hospitality', 'n / 3')}, ${owner}, n % 20 <> 0,
        now() - n * interval '7 minutes'
      ${rows(size.accounts)}`,
    `INSERT INTO contacts (org_id, first_name, last_name, title, email, phone, account_id, owner_id, created_at)
      SELECT $1, ${pick(FIRST_NAMES, 'n * 13 / 7')}, ${surname('n * 17')}, ${pick('Director Manager Buyer Editor Engineer', 'n')},
        'person' || n || '@company' || 1 + n % ${size.accounts} || '.example', '+49 40 ' || 100000 + n,
        ${idIn('accounts', size.accounts, 'n')}, ${owner}, now() - n * interval '2 minutes'
      ${rows(size.contacts)}`,
    `INSERT INTO leads (org_id, first_name, last_name, company, email, phone, status, lead_source, owner_id, created_at,
        converted_at, converted_account_id)
      SELECT $1, ${pick(FIRST_NAMES, 'n * 11 / 3')}, ${surname('n * 29')}, ${company('n * 43')}, 'lead' || n || '@example.com',
        '+49 89 ' || 100000 + n, ${pick('New Contacted Qualified Unqualified Converted', 'n')},
        ${pick('Website Messenger Referral Campaign Event', 'n / 5')}, ${owner}, now() - n * interval '11 minutes',
        CASE WHEN n % 5 = 4 THEN now() END, CASE WHEN n % 5 = 4 THEN ${idIn('accounts', size.accounts, 'n')} END
      ${rows(size.leads)}`,
  ];
}

/** What is being sold to them. */
function deals(size: SalesSize): string[] {
  const stage = `CASE WHEN n <= ${size.open} THEN (ARRAY['Prospecting', 'Qualifying', 'Proposal', 'Negotiation'])[1 + n % 4]
    WHEN n % 3 = 0 THEN 'Closed Lost' ELSE 'Closed Won' END`;
  return [
    `INSERT INTO products (org_id, name, sku, standard_list_price, is_retainer_product)
      SELECT $1, ${company('n * 47')} || ' Package ' || n, 'SKU-' || n, 100 * (1 + n % 50), n % 6 = 0 ${rows(size.products)}`,
    `INSERT INTO opportunities (org_id, name, stage_id, close_date, probability, next_step, lead_source, account_id, owner_id,
        stage_entered_at, closed_at, last_activity_at, created_at)
      SELECT $1, ${pick('Website Shop Campaign Rebrand Retainer App', 'n')} || ' for ' || ${company('n * 19')}, s.id,
        CASE WHEN n <= ${size.open} THEN current_date + n % 180 ELSE current_date - n / 48 END, s.probability,
        'Call ' || ${pick(FIRST_NAMES, 'n')}, ${pick('Website Referral Campaign Event', 'n / 7')},
        ${idIn('accounts', size.accounts, 'n * 7')}, ${idIn('users', size.sellers, 'n * 31')}, now() - n * interval '30 minutes',
        CASE WHEN s.kind <> 'open' THEN now() - n * interval '30 minutes' END, now() - n * interval '20 minutes',
        now() - n * interval '40 minutes'
      ${rows(size.opportunities)} JOIN stages s ON s.org_id = $1 AND s.name = ${stage} ORDER BY n`,
    `INSERT INTO opportunity_line_items (org_id, opportunity_id, product_id, quantity, sale_price, position)
      SELECT $1, ${idIn('opportunities', size.opportunities, 'n')}, ${idIn('products', size.products, 'n * 7')}, 1 + n % 5,
        90 * (1 + n % 50), 1 + n / ${size.opportunities}
      ${rows(size.line_items)}`,
    `INSERT INTO opportunity_contact_roles (org_id, opportunity_id, contact_id, role)
      SELECT $1, o.id, c.id, 'Decision Maker' FROM opportunities o CROSS JOIN LATERAL (
        SELECT min(id) AS id FROM contacts WHERE org_id = $1 AND account_id = o.account_id) c
      WHERE o.org_id = $1 AND c.id IS NOT NULL`,
    `INSERT INTO stage_changes (org_id, opportunity_id, from_stage_id, to_stage_id, by_name, at, seconds_in_from)
      SELECT $1, o.id, f.id, CASE WHEN step = 1 THEN first.id ELSE o.stage_id END, 'Ada Admin',
        o.created_at + step * interval '1 hour', CASE WHEN step = 2 THEN 3600 + o.id % 1000000 END
      FROM opportunities o JOIN stages first ON first.org_id = $1 AND first.name = 'Prospecting' CROSS JOIN generate_series(1, 2) AS step
        LEFT JOIN stages f ON f.org_id = $1 AND f.id = first.id AND step = 2
      WHERE o.org_id = $1 AND (step = 1 OR o.stage_id <> first.id) ORDER BY o.id, step`,
  ];
}

/** What was sold, and what was paid. */
function trade(size: SalesSize): string[] {
  const month = "interval '1 month'";
  const forContracts = Math.floor(size.payments / 2);
  const forOrders = size.payments - forContracts;
  const method = pick('Stripe PayPal Cash Card Other', 'n / 3');
  const owner = idIn('users', size.sellers, 'n * 31');
  return [
    `INSERT INTO orders (org_id, order_date, status, account_id, opportunity_id, owner_id)
      SELECT $1, o.closed_at::date, (ARRAY['Paid in Full', 'Fulfilled', 'Partially Paid', 'Awaiting Payment'])[1 + o.id % 4],
        o.account_id, o.id, o.owner_id
      FROM opportunities o JOIN stages s ON s.org_id = $1 AND s.id = o.stage_id AND s.kind = 'won'
      WHERE o.org_id = $1 ORDER BY o.id LIMIT ${size.orders}`,
    `INSERT INTO order_line_items (org_id, order_id, product_id, product_name, quantity, price_at_purchase, is_retainer_product, position)
      SELECT $1, o.id, p.id, p.name, l.quantity, l.sale_price, p.is_retainer_product, l.position
      FROM orders o JOIN opportunity_line_items l ON l.org_id = $1 AND l.opportunity_id = o.opportunity_id
        JOIN products p ON p.org_id = $1 AND p.id = l.product_id
      WHERE o.org_id = $1`,
    `INSERT INTO contracts (org_id, status, start_date, billing_cycle, account_id, owner_id)
      SELECT $1, ${pick('Active Active Active Expired', 'n')}, (date_trunc('month', now()) - ${MONTHS - 1} * ${month})::date,
        'Monthly', ${idIn('accounts', size.accounts, 'n * 3')}, ${owner}
      ${rows(size.contracts)}`,
    `INSERT INTO contract_line_items (org_id, contract_id, product_id, product_name, quantity, price_per_cycle, position)
      SELECT $1, ${idIn('contracts', size.contracts, 'n')}, p.id, p.name, 1, 100 * (1 + n % 20), 1
      ${rows(size.contracts)} JOIN products p ON p.org_id = $1 AND p.id = ${idIn('products', size.products, 'n')}`,
    `INSERT INTO contract_periods (org_id, contract_id, start_date, end_date, due_date)
      SELECT $1, c.id, begun::date, (begun + ${month})::date - 1, begun::date + c.due_days
      FROM contracts c CROSS JOIN generate_series(c.start_date::timestamp, c.start_date + ${MONTHS - 1} * ${month}, ${month}) AS begun
      WHERE c.org_id = $1`,
    `INSERT INTO payments (org_id, amount, payment_date, payment_method, transaction_id, order_id)
      SELECT $1, 90 * (1 + n % 20), o.order_date + n % 30, ${method}, 'tx-' || n, o.id
      ${rows(forOrders)} JOIN orders o ON o.org_id = $1 AND o.id = ${idIn('orders', size.orders, 'n')}`,
    `INSERT INTO payments (org_id, amount, payment_date, payment_method, status, contract_id, service_period_start, service_period_end)
      SELECT $1, 100 * (1 + n % 20), s.begun::date + 3, ${method}, ${pick('Completed Completed Completed Completed Void', 'n / 17')}, c.id,
        s.begun::date, (s.begun + ${month})::date - 1
      ${rows(forContracts)} JOIN contracts c ON c.org_id = $1 AND c.id = ${idIn('contracts', size.contracts, 'n')}
        CROSS JOIN LATERAL (SELECT c.start_date + (n / ${size.contracts}) % ${MONTHS} * ${month} AS begun) AS s`,
    `INSERT INTO sales_targets (org_id, owner_id, month, amount, updated_at)
      SELECT $1, ${idIn('users', size.sellers, 'n')}, (date_trunc('month', now()) + n / ${size.sellers} * ${month})::date, 50000, now()
      FROM generate_series(0, ${size.sellers * 6 - 1}) AS n`,
  ];
}

/**
 * Fills an organization that has no sales yet, past the product and as fast as the database can: the same rows every
 * time, with dates counted from today.
 */
export async function fillSales({ pool }: Engine, org: number, size: SalesSize): Promise<void> {
  // An order takes its lines in the transaction that makes it.
  for (const statements of [people(size), deals(size), trade(size)]) {
    const client = await pool.connect();
    try {
      await client.query('BEGIN; SET LOCAL ROLE atrium_system');
      for (const statement of statements) await client.query(statement, [org]);
      await client.query('COMMIT');
    } finally {
      client.release(true);
    }
  }
}

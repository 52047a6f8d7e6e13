import type { Staff, TestApp } from '../test-app.ts';

type Post = (path: string, body: object) => Promise<{ id: number | string }>;

/** A record of every kind of sales, made through the interface; gives their ids by the first part of their paths. */
export async function addSales(post: Post, marker: string) {
  const email = 'zoe@zanzibar.example';
  const account = await post('/accounts', { name: marker, website: 'zanzibar.example' });
  const person = { first_name: marker, last_name: marker, email };
  const contact = await post('/contacts', { ...person, account_id: account.id });
  const lead = await post('/leads', { last_name: marker, company: marker, description: marker });
  const product = await post('/products', { name: marker, standard_list_price: '12.50' });
  const deal = { name: marker, account_id: account.id, next_step: marker };
  const opportunity = await post('/opportunities', deal);
  const path = `/opportunities/${opportunity.id}`;
  const line = await post(`${path}/line_items`, { product_id: product.id, quantity: 2 });
  const part = { contact_id: contact.id, role: 'Champion' };
  const role = await post(`${path}/contact_roles`, part);
  const stage = await post('/stages', { name: marker, probability: 20 });
  const source = await post('/lead-sources', { name: marker });
  return {
    accounts: account.id,
    contacts: contact.id,
    leads: lead.id,
    products: product.id,
    opportunities: opportunity.id,
    line_id: line.id,
    role_id: role.id,
    stages: stage.id,
    'lead-sources': source.id,
  };
}

/** One row of every table of commerce, for the locks to be tried on. */
export async function addCommerce(
  app: TestApp,
  ada: Staff,
  {
    marker,
    ids,
  }: { marker: string; ids: { accounts: number | string; products: number | string } },
): Promise<Record<'orders' | 'contracts' | 'payments', number>> {
  const insert = async (table: string, columns: Record<string, unknown>): Promise<number> => {
    const all = { org_id: ada.org, ...columns };
    const places = Object.keys(all).map((_name, index) => `$${index + 1}`);
    const [row] = await app.rows<{ id: number }>(
      `INSERT INTO ${table} (${Object.keys(all).join()}) VALUES (${places.join()}) RETURNING id`,
      Object.values(all),
    );
    return row!.id;
  };
  const owner_id = ada.id;
  const account_id = ids.accounts;
  const day = '2026-03-02';
  const order_id = await insert('orders', { account_id, owner_id, order_date: day });
  const sold = { product_id: ids.products, quantity: 1, position: 1, product_name: marker };
  const frozen = { order_id, price_at_purchase: '1.00', is_retainer_product: false };
  await insert('order_line_items', { ...sold, ...frozen });
  const cycle = { start_date: day, billing_cycle: 'Monthly' };
  const contract_id = await insert('contracts', { account_id, owner_id, ...cycle });
  await insert('contract_line_items', { ...sold, contract_id, price_per_cycle: '1.00' });
  const period = { start_date: day, end_date: day, due_date: day };
  await insert('contract_periods', { contract_id, ...period });
  const paid = { order_id, amount: '1.00', payment_date: day, payment_method: 'Cash' };
  const payment_id = await insert('payments', paid);
  return { orders: order_id, contracts: contract_id, payments: payment_id };
}

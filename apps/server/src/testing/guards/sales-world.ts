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

/** A sold deal with its order, contract and payment, made through the interface. */
export async function addCommerce(
  post: Post,
  { accounts, products }: { accounts: number | string; products: number | string },
) {
  const deal = await post('/opportunities', {
    name: 'Sold',
    account_id: accounts,
    stage: 'Closed Won',
  });
  const path = `/opportunities/${deal.id}`;
  await post(`${path}/line_items`, { product_id: products });
  const order = await post(`${path}/generate-order`, {});
  const cycle = { start_date: '2026-03-02', billing_cycle: 'Monthly' };
  const contract = await post(`${path}/generate-contract`, cycle);
  const paid = { amount: '1.00', payment_date: '2026-03-02', payment_method: 'Cash' };
  const payment = await post(`/orders/${order.id}/payments`, paid);
  return { orders: order.id, contracts: contract.id, payments: payment.id };
}

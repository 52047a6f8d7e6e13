import type { Staff, TestApp } from '../test-app.ts';

/** One row of every table of commerce, for the locks to be tried on. */
export async function addCommerce(app: TestApp, ada: Staff, marker: string): Promise<void> {
  const insert = async (table: string, columns: Record<string, unknown>): Promise<number> => {
    const all = { org_id: ada.org, ...columns };
    const places = Object.keys(all).map((_name, index) => `$${index + 1}`);
    const [row] = await app.rows<{ id: number }>(
      `INSERT INTO ${table} (${Object.keys(all).join()}) VALUES (${places.join()}) RETURNING *`,
      Object.values(all),
    );
    return row?.id ?? 0;
  };
  const owner_id = ada.id;
  const at = app.now().toISOString();
  const day = '2026-03-02';
  const [stage] = await app.rows<{ id: number }>(
    'SELECT id FROM stages WHERE org_id = $1 ORDER BY position LIMIT 1',
    [ada.org],
  );
  const stage_id = stage?.id;
  const account_id = await insert('accounts', { name: marker, owner_id });
  const contact_id = await insert('contacts', { last_name: marker, account_id, owner_id });
  await insert('leads', { last_name: marker, company: marker, owner_id });
  const product_id = await insert('products', { name: marker });
  const deal = { name: marker, account_id, owner_id, stage_id, probability: 5 };
  const times = { stage_entered_at: at, last_activity_at: at };
  const opportunity_id = await insert('opportunities', { ...deal, ...times });
  await insert('stage_changes', { opportunity_id, to_stage_id: stage_id, at });
  const line = { product_id, quantity: 1, position: 1 };
  await insert('opportunity_line_items', { ...line, opportunity_id, sale_price: '1.00' });
  await insert('opportunity_contact_roles', { opportunity_id, contact_id, role: 'Other' });
  const target = { owner_id, month: '2026-03-01', amount: 1, updated_at: at };
  await insert('sales_targets', target);
  const sold = { ...line, product_name: marker };
  const order_id = await insert('orders', { account_id, owner_id, order_date: day });
  const frozen = { ...sold, order_id, price_at_purchase: '1.00', is_retainer_product: false };
  await insert('order_line_items', frozen);
  const cycle = { start_date: day, billing_cycle: 'Monthly' };
  const contract_id = await insert('contracts', { account_id, owner_id, ...cycle });
  await insert('contract_line_items', { ...sold, contract_id, price_per_cycle: '1.00' });
  const period = { start_date: day, end_date: day, due_date: day };
  await insert('contract_periods', { contract_id, ...period });
  const paid = { order_id, amount: '1.00', payment_date: day, payment_method: 'Cash' };
  await insert('payments', paid);
}

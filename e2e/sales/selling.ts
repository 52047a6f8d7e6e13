import { accounts } from '@atrium/contract/crm/accounts.ts';
import { lineItems } from '@atrium/contract/crm/line-items.ts';
import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { products } from '@atrium/contract/crm/products.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
import type { Page } from 'playwright-core';
import { call } from '../call.ts';

/** An order of a won deal with one product at that price, as the interface makes it. */
export async function sell(staff: Page, { name, price }: { name: string; price: string }) {
  const account = await call(staff, accounts.create, { body: { name } });
  const product = await call(staff, products.create, {
    body: { name: `Work for ${name}`, standard_list_price: price },
  });
  const { id } = await call(staff, opportunities.create, {
    body: { name: `Deal with ${name}`, account_id: account.id, stage: 'Negotiation' },
  });
  const params = { id };
  await call(staff, lineItems.add, { params, body: { product_id: product.id, quantity: 1 } });
  const { version } = await call(staff, opportunities.get, { params });
  await call(staff, opportunities.update, { params, body: { stage: 'Closed Won', version } });
  return call(staff, orders.generate, { params, body: {} });
}

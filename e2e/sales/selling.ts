import { accounts } from '@atrium/contract/crm/accounts.ts';
import { lineItems } from '@atrium/contract/crm/line-items.ts';
import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { products } from '@atrium/contract/crm/products.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
import type { Page } from 'playwright-core';
import { call } from '../call.ts';

/** An account and a product at that price, for what a journey sells. */
export async function offer(
  staff: Page,
  { name, price, is_retainer_product = false }: Offer,
): Promise<{ account_id: number; product_id: number }> {
  const account = await call(staff, accounts.create, { body: { name } });
  const product = await call(staff, products.create, {
    body: { name: `Work for ${name}`, standard_list_price: price, is_retainer_product },
  });
  return { account_id: account.id, product_id: product.id };
}

interface Offer {
  name: string;
  price: string;
  is_retainer_product?: boolean;
}

/** An order of a won deal, as the interface makes it. */
export async function sell(staff: Page, sold: Offer) {
  const { account_id, product_id } = await offer(staff, sold);
  const { id } = await call(staff, opportunities.create, {
    body: { name: `Deal with ${sold.name}`, account_id, stage: 'Negotiation' },
  });
  const params = { id };
  await call(staff, lineItems.add, { params, body: { product_id, quantity: 1 } });
  const { version } = await call(staff, opportunities.get, { params });
  await call(staff, opportunities.update, { params, body: { stage: 'Closed Won', version } });
  return call(staff, orders.generate, { params, body: {} });
}

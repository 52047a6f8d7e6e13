import { clients } from '@atrium/contract/clients/clients.ts';
import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
import { payments } from '@atrium/contract/commerce/payments.ts';
import { accounts } from '@atrium/contract/crm/accounts.ts';
import { contacts } from '@atrium/contract/crm/contacts.ts';
import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { leads } from '@atrium/contract/crm/leads.ts';
import { products } from '@atrium/contract/crm/products.ts';
import { cases } from '@atrium/contract/work/cases.ts';
import { sites } from '@atrium/contract/sites/sites.ts';
import type { Page } from 'playwright-core';
import { call } from '../call.ts';

/** Every page of the app that somebody who is signed in can be on, with something on it. */
export async function everyPage(staff: Page): Promise<string[]> {
  const query = { per_page: '1' };
  const [client] = await call(staff, clients.list, { query: { ...query, sort: '-last_seen_at' } });
  const [site] = await call(staff, sites.list, { query });
  const [conversation] = await call(staff, conversations.list, { query });
  const [account] = await call(staff, accounts.list, { query });
  const [contact] = await call(staff, contacts.list, { query });
  const [deal] = await call(staff, opportunities.list, { query });
  const [lead] = await call(staff, leads.list, { query });
  const [converted] = await call(staff, leads.list, { query: { ...query, status: 'Converted' } });
  const [problem] = await call(staff, cases.list, { query });
  const [product] = await call(staff, products.list, { query });
  return [
    '/',
    '/inbox',
    `/inbox/${conversation?.id}`,
    '/clients',
    `/clients/${client?.id}`,
    '/accounts',
    ...(account ? [`/accounts/${account.id}`] : []),
    '/contacts',
    ...(contact ? [`/contacts/${contact.id}`] : []),
    ...['board', 'table', 'forecast'].map((view) => `/opportunities/${view}`),
    ...(deal ? [`/opportunities/${deal.id}`, `/opportunities/${deal.id}/products`] : []),
    '/leads',
    ...[lead, converted].flatMap((each) => (each ? [`/leads/${each.id}`] : [])),
    ...['products', 'stages', 'lead-sources', 'targets'].map((name) => `/settings/${name}`),
    ...(product ? [`/settings/products/${product.id}`] : []),
    ...(await moneyPages(staff)),
    '/my-day',
    '/activities',
    '/cases',
    ...(problem ? [`/cases/${problem.id}`] : []),
    '/sites',
    ...['appearance', 'domains', 'install', 'history'].map(
      (tab) => `/sites/${site?.id}?tab=${tab}`,
    ),
    ...[
      'profile',
      'notifications',
      'organization',
      'sla',
      'users',
      'labels',
      'canned-replies',
      'api-keys',
      'audit',
    ].map((name) => `/settings/${name}`),
    '/no-such-page',
  ];
}

/** What was sold and paid; a page of one where there is one. */
async function moneyPages(staff: Page): Promise<string[]> {
  const query = { per_page: '1' };
  const [order] = await call(staff, orders.list, { query });
  const [payment] = await call(staff, payments.list, { query });
  const [contract] = await call(staff, contracts.list, { query });
  return [
    '/orders',
    ...(order ? [`/orders/${order.id}`] : []),
    '/payments',
    ...(payment ? [`/payments/${payment.id}`] : []),
    '/contracts',
    ...(contract ? [`/contracts/${contract.id}`] : []),
    '/retainers',
    '/retainers?tab=mrr',
    '/reports/sales',
    '/reports/leads?group=campaign',
    '/reports/pipeline',
  ];
}

/** The pages before the sign-in. */
export const OUTER_PAGES = ['/login', '/forgot-password', '/reset-password?token=x', '/signup'];

/** Opens a page and waits until everything that it asked for is there. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await page.locator('main, h1').first().waitFor();
  const busy = page.locator('[aria-busy="true"], .mantine-Skeleton-root').filter({ visible: true });
  while ((await busy.count()) > 0) await busy.first().waitFor({ state: 'hidden' });
}

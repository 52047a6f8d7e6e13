import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import type { Payment } from '@atrium/contract/commerce/payments.ts';
import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import type { Lead } from '@atrium/contract/crm/leads.ts';
import type { LineItem } from '@atrium/contract/crm/line-items.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { Product } from '@atrium/contract/crm/products.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import type { Staff } from './test-app.ts';

/** A won deal: its fields, and its lines, each of a product of its own unless one is named. */
interface Won {
  account_id?: number;
  owner_id?: number;
  lines?: { product_id?: number; quantity?: number; sale_price?: string }[];
}

/** A payment that can be logged: 2,500.00 unless another amount is given. */
export function paymentOf(body: object = {}) {
  return {
    amount: '2500.00',
    payment_date: '2026-03-01',
    payment_method: 'Bank Transfer',
    ...body,
  };
}

/** Makes records of sales through the interface, as a person would; fails loudly. */
export function salesOf(staff: Staff) {
  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await staff.call('POST', path, body);
    if (answer.statusCode >= 300) throw new Error(`POST ${path}: ${answer.body}`);
    return answer.json<T>();
  };
  const account = (body: object = {}) =>
    post<AccountDetail>('/accounts', { name: 'Fern & Co', ...body });
  const product = (body: object = {}) =>
    post<Product>('/products', { name: 'Website', standard_list_price: '5000.00', ...body });
  /** What a contract is made of: a retainer of 500.00 a month since February. */
  const draft = async () => {
    const care = { name: 'Care', standard_list_price: '500.00', is_retainer_product: true };
    return {
      account_id: (await account()).id,
      start_date: '2026-02-01',
      billing_cycle: 'Monthly',
      line_items: [{ product_id: (await product(care)).id }],
    };
  };
  const deal = async (body: { account_id?: number } & Record<string, unknown> = {}) =>
    post<OpportunityDetail>('/opportunities', {
      name: 'New Website',
      ...body,
      account_id: body.account_id ?? (await account()).id,
    });
  const line = (of: { id: number }, body: object) =>
    post<LineItem & { calculated_amount: string; weighted_amount: string }>(
      `/opportunities/${of.id}/line_items`,
      body,
    );
  const wonDeal = async ({ lines = [{}], ...body }: Won = {}) => {
    const won = await deal({ stage: 'Closed Won', ...body });
    for (const each of lines)
      await line(won, { product_id: each.product_id ?? (await product()).id, ...each });
    return won;
  };
  return {
    post,
    account,
    product,
    draft,
    contract: async (body: object = {}) =>
      post<ContractDetail>('/contracts', { ...(await draft()), ...body }),
    contact: async (body: { account_id?: number } & Record<string, unknown> = {}) =>
      post<ContactDetail>('/contacts', {
        first_name: 'Ana',
        last_name: 'Fern',
        ...body,
        account_id: body.account_id ?? (await account()).id,
      }),
    lead: (body: object = {}) =>
      post<Lead>('/leads', { last_name: 'Smith', company: 'Global Tech', ...body }),
    deal,
    line,
    wonDeal,
    /** An order as it is made of a won deal; one line of 5,000.00 unless prices are given. */
    order: async (body: Won = {}) =>
      post<OrderDetail>(`/opportunities/${(await wonDeal(body)).id}/generate-order`, {}),
    pay: (order: { id: number }, body: object = {}) =>
      post<Payment>(`/orders/${order.id}/payments`, paymentOf(body)),
    async stage(name: string): Promise<Stage> {
      const all = (await staff.call('GET', '/stages')).json<Stage[]>();
      const stage = all.find((each) => each.name === name);
      if (!stage) throw new Error(`There is no stage ${name}`);
      return stage;
    },
    get: async <T>(path: string): Promise<T> => {
      const answer = await staff.call('GET', path);
      if (answer.statusCode !== 200) throw new Error(`GET ${path}: ${answer.body}`);
      return answer.json<T>();
    },
  };
}

export type Sales = ReturnType<typeof salesOf>;

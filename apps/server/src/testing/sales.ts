import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import type { AccountDetail } from '@atrium/contract/crm/accounts.ts';
import type { ContactDetail } from '@atrium/contract/crm/contacts.ts';
import type { Lead } from '@atrium/contract/crm/leads.ts';
import type { LineItem } from '@atrium/contract/crm/line-items.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { Product } from '@atrium/contract/crm/products.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import type { Staff } from './test-app.ts';

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
    deal: async (body: { account_id?: number } & Record<string, unknown> = {}) =>
      post<OpportunityDetail>('/opportunities', {
        name: 'New Website',
        ...body,
        account_id: body.account_id ?? (await account()).id,
      }),
    line: (deal: { id: number }, body: object) =>
      post<LineItem & { calculated_amount: string; weighted_amount: string }>(
        `/opportunities/${deal.id}/line_items`,
        body,
      ),
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

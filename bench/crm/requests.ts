/** What is asked, in the words of the table. */
export interface Asked {
  name: string;
  path: string;
  /** Sent by POST. */
  body?: object;
}

const PAGE = 'per_page=50';

/** Records with something hanging on them, in a filled organization. */
export interface Picked {
  account: number;
  contact: number;
  opportunity: number;
  order: number;
  contract: number;
  seller: number;
}

/** Everything that is only read; lists in their own order first. */
export function requestsOf(picked: Picked): Asked[] {
  const year = new Date().getUTCFullYear();
  const list = (name: string, path: string): Asked => ({ name, path });
  return [
    list('accounts', `/accounts?${PAGE}`),
    list('accounts, filtered', `/accounts?${PAGE}&type=Customer&owner_id=${picked.seller}`),
    list('accounts, search, many found', `/accounts?${PAGE}&search=harbor`),
    list('accounts, search, few found', `/accounts?${PAGE}&search=company777`),
    list('accounts, sorted by owner', `/accounts?${PAGE}&sort=owner`),
    list('accounts, page 1,000', `/accounts?${PAGE}&page=1000`),
    list('contacts', `/contacts?${PAGE}`),
    list('contacts, search', `/contacts?${PAGE}&search=anderson`),
    list('leads', `/leads?${PAGE}`),
    list('leads, filtered', `/leads?${PAGE}&status=New&sort=name`),
    list('opportunities', `/opportunities?${PAGE}`),
    list('opportunities, open', `/opportunities?${PAGE}&stage_kind=open`),
    list('opportunities, by amount', `/opportunities?${PAGE}&sort=-calculated_amount`),
    list('opportunities, by account', `/opportunities?${PAGE}&sort=account_name`),
    list('opportunities, search', `/opportunities?${PAGE}&search=harbor`),
    list('orders', `/orders?${PAGE}`),
    list('payments', `/payments?${PAGE}`),
    list('contracts', `/contracts?${PAGE}`),
    list('board, 50 cards a column', '/opportunities/board?per_stage=50'),
    list('board, 200 cards a column', '/opportunities/board?per_stage=200'),
    list('forecast', '/opportunities/forecast'),
    list('account', `/accounts/${picked.account}`),
    list('contact', `/contacts/${picked.contact}`),
    list('opportunity', `/opportunities/${picked.opportunity}`),
    list('order', `/orders/${picked.order}`),
    list('contract', `/contracts/${picked.contract}`),
    list('retainer grid', `/reports/retainers?year=${year}`),
    {
      name: 'duplicates of an account',
      path: '/accounts/duplicates',
      body: { name: 'Blue Harbor Media Berlin' },
    },
    {
      name: 'duplicates of a contact',
      path: '/contacts/duplicates',
      body: { first_name: 'Günther', last_name: 'Anderson', email: 'g.anderson@company9.example' },
    },
  ];
}

const PATHS: Record<string, string> = {
  account: '/accounts',
  contact: '/contacts',
  lead: '/leads',
  opportunity: '/opportunities',
  product: '/settings/products',
  order: '/orders',
  payment: '/payments',
  contract: '/contracts',
  client: '/clients',
  conversation: '/inbox',
  site: '/sites',
  activity: '/activities',
  case: '/cases',
};

/** The kinds of records that have a page. */
export const RECORD_KINDS = Object.keys(PATHS);

/** Where the page of a record is in the web app; undefined for what has none. */
export function recordPath(type: string, id: number | string): string | undefined {
  const place = PATHS[type];
  return place && `${place}/${id}`;
}

/** Where records of a type are listed in the web app. */
export function listPath(type: string): string | undefined {
  return PATHS[type];
}

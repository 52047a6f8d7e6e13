import { OPEN_LEAD_STATUSES } from '@atrium/contract/crm/leads.ts';
import { createLead } from '../../modules/crm/index.ts';
import type { Person } from '../people.ts';
import { INDUSTRIES, TITLES } from './catalog.ts';
import { at, type Sales } from './stage.ts';

const SOURCES = ['Website', 'Referral', 'Campaign', 'Messenger', 'Event', 'Cold Call'] as const;
const OLDEST_DAYS = 90;

/** A lead for each person, the newest still untouched. */
export async function seedLeads(sales: Sales, people: readonly Person[]): Promise<void> {
  const { random } = sales;
  for (const [index, { name, email, company }] of people.entries()) {
    const [first_name = '', ...rest] = name.split(' ');
    const age = OLDEST_DAYS * (1 - (index + 0.5) / people.length);
    await createLead(at(sales, random.pick(sales.sellers), age), {
      first_name,
      last_name: rest.join(' '),
      email,
      company,
      title: random.pick(TITLES),
      phone: `555-0${400 + index}`,
      industry: random.pick(INDUSTRIES),
      lead_source: random.pick(SOURCES),
      status: age < 7 ? 'New' : random.pick(OPEN_LEAD_STATUSES),
    });
  }
}

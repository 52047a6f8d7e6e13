import { OPEN_LEAD_STATUSES } from '@atrium/contract/crm/leads.ts';
import { addLead } from '../../modules/crm/index.ts';
import type { Person } from '../people.ts';
import { INDUSTRIES, TITLES } from './catalog.ts';
import { at, type Sales } from './stage.ts';

const SOURCES = ['Website', 'Referral', 'Campaign', 'Messenger', 'Event', 'Cold Call'] as const;
const OLDEST_DAYS = 90;

/** A lead for each person, the newest still untouched. */
export async function seedLeads(sales: Sales, people: readonly Person[]): Promise<void> {
  const founder = sales.sellers[0];
  await founder.platform.db.transact(founder, async (tx) => {
    for (const [index, person] of people.entries()) {
      const age = OLDEST_DAYS * (1 - (index + 0.5) / people.length);
      const scope = at(sales, sales.random.pick(sales.sellers), age);
      await addLead(tx, scope, leadOf(sales, { person, age, index }));
    }
  });
}

function leadOf(
  { random }: Sales,
  { person, age, index }: { person: Person; age: number; index: number },
) {
  const [first_name = '', ...rest] = person.name.split(' ');
  return {
    first_name,
    last_name: rest.join(' '),
    email: person.email,
    company: person.company,
    title: random.pick(TITLES),
    phone: `555-0${400 + index}`,
    industry: random.pick(INDUSTRIES),
    lead_source: random.pick(SOURCES),
    status: age < 7 ? 'New' : random.pick(OPEN_LEAD_STATUSES),
  };
}

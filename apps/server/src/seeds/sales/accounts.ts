import { addAccount, addContact } from '../../modules/crm/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Person } from '../people.ts';
import { CITIES, INDUSTRIES, STREETS, TITLES } from './catalog.ts';
import { at, type Sales } from './stage.ts';

/** A company that buys, and who works there. */
export interface Customer {
  id: number;
  name: string;
  contacts: number[];
  /** Days since the agency knows it. */
  age: number;
}

const OLDEST_DAYS = 700;
const NEWEST_DAYS = 60;

/** An account for each company, with its people. */
export function seedAccounts(sales: Sales, people: readonly Person[]): Promise<Customer[]> {
  const companies = [...new Set(people.map(({ company }) => company))];
  const founder = sales.sellers[0];
  return founder.platform.db.transact(founder, async (tx) => {
    const customers: Customer[] = [];
    for (const [index, name] of companies.entries()) {
      const age =
        OLDEST_DAYS - Math.floor((index * (OLDEST_DAYS - NEWEST_DAYS)) / companies.length);
      const customer = await makeAccount(tx, sales, { name, age, index });
      for (const person of people.filter(({ company }) => company === name)) {
        customer.contacts.push(await makeContact(tx, sales, { customer, person }));
      }
      customers.push(customer);
    }
    return customers;
  });
}

async function makeAccount(
  tx: Tx,
  sales: Sales,
  { name, age, index }: { name: string; age: number; index: number },
): Promise<Customer> {
  const { random } = sales;
  const place = `${1 + random.below(120)} ${random.pick(STREETS)}\n${random.pick(CITIES)}`;
  const id = await addAccount(tx, at(sales, random.pick(sales.sellers), age), {
    name,
    type: index % 3 === 0 ? 'Prospect' : 'Customer',
    industry: random.pick(INDUSTRIES),
    website: `https://${name.toLowerCase().replaceAll(/[^a-z]+/g, '')}.example`,
    phone: `555-0${200 + index}`,
    billing_address: `${name}\n${place}`,
  });
  return { id, name, contacts: [], age };
}

function makeContact(
  tx: Tx,
  sales: Sales,
  { customer, person }: { customer: Customer; person: Person },
): Promise<number> {
  const [first_name = '', ...rest] = person.name.split(' ');
  const { contacts, age, id } = customer;
  const scope = at(sales, sales.random.pick(sales.sellers), age - contacts.length);
  return addContact(tx, scope, {
    first_name,
    last_name: rest.join(' '),
    email: person.email,
    title: sales.random.pick(TITLES),
    account_id: id,
    reports_to_id: contacts[0] ?? null,
  });
}

import { accounts } from './accounts.ts';
import { contacts } from './contacts.ts';
import { leads } from './leads.ts';
import { opportunities } from './opportunities.ts';
import { products } from './products.ts';
import { selling } from './selling.ts';

export const crm = { accounts, contacts, leads, opportunities, products, selling } as const;

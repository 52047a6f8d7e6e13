import type { LookupSource } from '../../../../ui/lookup/lookup-source.ts';
import type { RecordType } from '../../../../ui/records.ts';
import { clientLookup } from '../../../clients/clients.queries.ts';
import { contractLookup } from '../../../commerce/contracts/contracts.queries.ts';
import { orderLookup } from '../../../commerce/orders/orders.queries.ts';
import { accountLookup } from '../../../crm/accounts/accounts.queries.ts';
import { contactLookup } from '../../../crm/contacts/contacts.queries.ts';
import { leadLookup } from '../../../crm/leads/leads.queries.ts';
import { opportunityLookup } from '../../../crm/opportunities/opportunities.queries.ts';

/** A kind of record that an activity can belong to: as activities say it, as screens look it up. */
export interface LinkKind {
  value: string;
  type: RecordType;
  lookup: LookupSource;
}

/** What an activity can be about … */
export const WHAT_KINDS: readonly LinkKind[] = [
  { value: 'Account', type: 'account', lookup: accountLookup },
  { value: 'Opportunity', type: 'opportunity', lookup: opportunityLookup },
  { value: 'Order', type: 'order', lookup: orderLookup },
  { value: 'Contract', type: 'contract', lookup: contractLookup },
];

/** … and with whom. */
export const WHO_KINDS: readonly LinkKind[] = [
  { value: 'Contact', type: 'contact', lookup: contactLookup },
  { value: 'Lead', type: 'lead', lookup: leadLookup },
  { value: 'Client', type: 'client', lookup: clientLookup },
];

import type { Lead } from '@atrium/contract/crm/leads.ts';
import { leads } from '@atrium/contract/crm/leads.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';
import type { MergeDeclaration } from '../../../ui/merging/merging.queries.ts';
import { leadFields } from './lead-fields.tsx';

/** Finds a lead that is open. */
const leadLookup = lookupOf({
  key: 'leads',
  routes: leads,
  option: ({ id, name, company, email }: Lead) => ({
    value: String(id),
    label: name,
    hint: [company, email].filter(Boolean).join(' · '),
  }),
});

/** Two leads become one. */
export const leadMerging: MergeDeclaration<Lead> = {
  type: 'lead',
  key: 'leads',
  routes: leads,
  lookup: leadLookup,
  fields: () => Object.values(leadFields([])),
};

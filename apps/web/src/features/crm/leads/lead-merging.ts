import type { Lead } from '@atrium/contract/crm/leads.ts';
import { leads } from '@atrium/contract/crm/leads.ts';
import type { MergeDeclaration } from '../../../ui/merging/merging.queries.ts';
import { leadFields } from './lead-fields.tsx';
import { leadLookup } from './leads.queries.ts';

/** Two leads become one. */
export const leadMerging: MergeDeclaration<Lead> = {
  type: 'lead',
  key: 'leads',
  routes: leads,
  lookup: leadLookup,
  fields: () => Object.values(leadFields([])),
};

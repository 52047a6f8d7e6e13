import type { Lead } from '@atrium/contract/crm/leads.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with a lead: once it is converted it is read only. */
export function canLead(scope: Scope, lead: Pick<Lead, 'status'>) {
  const write = may(scope, 'crm.write');
  const isOpen = lead.status !== 'Converted';
  return {
    update: write && isOpen,
    convert: write && isOpen,
    merge: write && isOpen,
    undo_conversion: write && !isOpen,
  };
}

import type { Conversion, Lead, leads } from '@atrium/contract/crm/leads.ts';
import { LeadConvert } from '@atrium/contract/crm/leads.ts';
import type { ResponseOf } from '@atrium/contract/core/route.ts';
import { z } from 'zod';
import { t } from '../../../../lib/i18n.ts';
import { useForm } from '../../../../ui/record-form/useForm.ts';
import { useConvertLead } from '../leads.queries.ts';

export type Candidates = ResponseOf<(typeof leads)['conversion']>;

/** A new record, one that is looked up, or the id of a candidate. */
export type Choice = string;
export const NEW = 'new';
export const OTHER = 'other';

/** What the dialog holds. */
export interface ConversionValues extends Record<string, unknown> {
  opportunity_name: string;
  create_opportunity: boolean;
  contact: Choice;
  contact_other: string | null;
  account: Choice;
  account_other: string | null;
}

/** The id that is reused: none for a new record, zero while none is looked up yet. */
function idOf(choice: Choice, other: string | null): number | undefined {
  if (choice === NEW) return undefined;
  return Number(choice === OTHER ? other : choice);
}

function bodyOf(values: ConversionValues) {
  const { opportunity_name, create_opportunity } = values;
  const contact_id = idOf(values.contact, values.contact_other);
  const account_id = idOf(values.account, values.account_other);
  return {
    create_opportunity,
    ...(create_opportunity && { opportunity_name }),
    // A contact brings its account along.
    ...(contact_id === undefined ? account_id !== undefined && { account_id } : { contact_id }),
  };
}

/** Says at once what the server would say, in the words of this dialog. */
function shapeOf() {
  const known = z.number().min(1, t('crm.leads.choose_needed')).optional();
  return LeadConvert.extend({ account_id: known, contact_id: known }).refine(
    ({ create_opportunity, opportunity_name }) => !create_opportunity || opportunity_name,
    { path: ['opportunity_name'], message: t('crm.leads.opportunity_name_needed') },
  );
}

/** What is most likely meant: the one with the same e-mail or domain is the same. */
function startOf(lead: Lead, { accounts, contacts }: Candidates): ConversionValues {
  const person = contacts.find(({ reasons }) => reasons.includes('same_email'));
  const firm = accounts.find(({ reasons }) => reasons.includes('same_domain'));
  return {
    opportunity_name: lead.company,
    create_opportunity: true,
    contact: person ? String(person.id) : NEW,
    contact_other: null,
    account: firm ? String(firm.id) : NEW,
    account_other: null,
  };
}

interface Options {
  lead: Lead;
  candidates: Candidates;
  done: (conversion: Conversion) => void;
}

/** The state of the conversion dialog. */
export function useConversion({ lead, candidates, done }: Options) {
  const convert = useConvertLead(lead.id);
  return useForm<ConversionValues, Conversion>({
    initial: startOf(lead, candidates),
    shape: shapeOf(),
    body: bodyOf,
    paths: { account_id: 'account', contact_id: 'contact' },
    submit: (values) => convert.mutateAsync({ ...bodyOf(values), version: lead.version }),
    done,
  });
}

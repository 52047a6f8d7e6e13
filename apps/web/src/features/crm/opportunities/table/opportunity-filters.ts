import { opportunityList } from '@atrium/contract/crm/opportunities.ts';
import type { ListDeclaration } from '@atrium/contract/core/filters.ts';
import type { LeadSource, Stage } from '@atrium/contract/crm/stages.ts';
import { STAGE_KINDS } from '@atrium/contract/crm/stages.ts';
import { t } from '../../../../lib/i18n.ts';
import type { FilterWords } from '../../../../ui/data-table/types.ts';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { accountLookup } from '../../accounts/accounts.queries.ts';
import { contactLookup } from '../../contacts/contacts.queries.ts';
import { productLookup } from '../../products/products.queries.ts';

/** What the list answers to, with the organization's own stages to choose from. */
export function declarationWith(
  stages: readonly Stage[],
  sources: readonly LeadSource[],
): ListDeclaration {
  const { stage_id: _, ...rest } = opportunityList.filters;
  const stage_id = stages.map(({ id }) => String(id));
  const lead_source = sources.map(({ name }) => name);
  return { ...opportunityList, filters: { stage_id, ...rest, lead_source } };
}

/** The words of the filterable columns. */
export function opportunityFilters(stages: readonly Stage[]): Record<string, FilterWords> {
  const kinds = Object.fromEntries(
    STAGE_KINDS.map((kind) => [kind, t(`crm.opportunities.kind_${kind}`)]),
  );
  return {
    stage_id: {
      label: t('crm.opportunities.stage'),
      choices: Object.fromEntries(stages.map(({ id, name }) => [id, name])),
    },
    stage_kind: { label: t('crm.opportunities.kind'), choices: kinds },
    close_date: { label: t('crm.opportunities.close_date') },
    calculated_amount: { label: t('crm.opportunities.amount') },
    owner_id: { label: t('crm.opportunities.owner_id'), lookup: userLookup },
    account_id: { label: t('crm.opportunities.account_id'), lookup: accountLookup },
    contact_id: { label: t('ui.record_contact'), lookup: contactLookup },
    product_id: { label: t('crm.opportunities.product'), lookup: productLookup },
    name: { label: t('crm.opportunities.name') },
    probability: { label: t('crm.opportunities.probability') },
    lead_source: { label: t('crm.opportunities.lead_source') },
    last_activity_at: { label: t('crm.opportunities.last_activity') },
    closed_at: { label: t('crm.opportunities.closed_at') },
    created_at: { label: t('crm.opportunities.created') },
  };
}

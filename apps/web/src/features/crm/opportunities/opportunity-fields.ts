import type { LeadSource, Stage } from '@atrium/contract/crm/stages.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { accountOrNew } from '../accounts/account-or-new.ts';
import { leadSourcesQuery, stagesQuery } from '../selling.queries.ts';

type FieldName =
  | 'name'
  | 'account_id'
  | 'stage'
  | 'close_date'
  | 'probability'
  | 'owner_id'
  | 'next_step'
  | 'lead_source'
  | 'description'
  | 'loss_reason';

/** The fields of a deal, for form, list and record page. */
export type OpportunityFields = Record<FieldName, Field>;

interface Choices {
  stages: readonly Stage[];
  sources: readonly LeadSource[];
}

const NONE: never[] = [];
const named = ({ name }: { name: string }) => ({ value: name, label: name });

function fieldsOf({ stages, sources }: Choices): OpportunityFields {
  const field = (name: FieldName, kind: Field['kind'], more: Partial<Field>): Field => ({
    name,
    label: t(`crm.opportunities.${name}`),
    kind,
    ...more,
  });
  const empty = { isNullable: true };
  const isActive = ({ is_active }: { is_active: boolean }) => is_active;
  return {
    name: field('name', 'text', { isRequired: true }),
    account_id: field('account_id', 'lookup', { isRequired: true, lookup: accountOrNew }),
    stage: field('stage', 'choice', {
      isRequired: true,
      choices: stages.filter(isActive).map(named),
    }),
    close_date: field('close_date', 'date', empty),
    probability: field('probability', 'number', {
      hint: t('crm.opportunities.probability_hint'),
    }),
    owner_id: field('owner_id', 'lookup', { lookup: userLookup }),
    next_step: field('next_step', 'text', empty),
    lead_source: field('lead_source', 'choice', {
      ...empty,
      choices: sources.filter(isActive).map(named),
    }),
    description: field('description', 'long', { ...empty, isWide: true }),
    loss_reason: field('loss_reason', 'long', { ...empty, isWide: true }),
  };
}

/** The fields of a deal with the organization's stages and sources to choose from. */
export function useOpportunityFields() {
  const { data: stages = NONE } = useQuery(stagesQuery);
  const { data: sources = NONE } = useQuery(leadSourcesQuery);
  const fields = useMemo(() => fieldsOf({ stages, sources }), [stages, sources]);
  return { fields, stages };
}

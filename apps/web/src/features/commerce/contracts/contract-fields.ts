import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { BILLING_CYCLES, CONTRACT_STATUSES } from '@atrium/contract/commerce/contracts.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { accountLookup } from '../../crm/accounts/accounts.queries.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { contractStatusWords } from './ContractStatus.tsx';
import { cycleWords } from './cycle-words.ts';

/** The fields of a contract, for forms and record page. */
export function contractFields() {
  const cycles = cycleWords();
  const statuses = contractStatusWords();
  return {
    number: { name: 'number', label: t('commerce.contracts.number'), kind: 'text' },
    account_id: {
      name: 'account_id',
      label: t('commerce.contracts.account'),
      kind: 'lookup',
      lookup: accountLookup,
      isRequired: true,
    },
    opportunity_id: {
      name: 'opportunity_id',
      label: t('commerce.contracts.opportunity'),
      kind: 'text',
    },
    status: {
      name: 'status',
      label: t('commerce.contracts.status'),
      kind: 'choice',
      isRequired: true,
      choices: CONTRACT_STATUSES.map((value) => ({ value, label: statuses[value] })),
    },
    billing_cycle: {
      name: 'billing_cycle',
      label: t('commerce.contracts.billing_cycle'),
      kind: 'choice',
      isRequired: true,
      choices: BILLING_CYCLES.map((value) => ({ value, label: cycles[value] })),
    },
    ...dayFields(),
    owner_id: {
      name: 'owner_id',
      label: t('commerce.contracts.owner'),
      kind: 'lookup',
      lookup: userLookup,
    },
  } as const satisfies Record<string, Field>;
}

function dayFields() {
  return {
    start_date: {
      name: 'start_date',
      label: t('commerce.contracts.start_date'),
      kind: 'date',
      isRequired: true,
    },
    end_date: {
      name: 'end_date',
      label: t('commerce.contracts.end_date'),
      kind: 'date',
      isNullable: true,
      hint: t('commerce.contracts.end_hint'),
    },
    due_days: {
      name: 'due_days',
      label: t('commerce.contracts.due_days'),
      kind: 'number',
      hint: t('commerce.contracts.due_hint'),
    },
    grace_days: {
      name: 'grace_days',
      label: t('commerce.contracts.grace_days'),
      kind: 'number',
      hint: t('commerce.contracts.grace_hint'),
    },
  } as const satisfies Record<string, Field>;
}

/** The fields of a contract's page: what was agreed stays, terms change while it is not over. */
export function pageFields(contract: Contract): Record<'agreed' | 'terms', Field[]> {
  const fields = contractFields();
  const fixed = (field: Field): Field => ({ ...field, isFixed: true });
  const { number, account_id, opportunity_id, billing_cycle, start_date } = fields;
  const terms = [fields.end_date, fields.due_days, fields.grace_days];
  return {
    agreed: [
      ...[number, account_id, opportunity_id, billing_cycle, start_date].map(fixed),
      fields.owner_id,
    ],
    terms: contract.can.change_terms ? terms : terms.map(fixed),
  };
}

import type { Contract, ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { recordQueries, useUpdateRecord } from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const contractQueries = recordQueries<Contract, ContractDetail>('contracts', contracts);

/** Changes status, end, terms or owner of a contract. */
export const useUpdateContract = () =>
  useUpdateRecord<ContractDetail>('contracts', contracts.update);

/** Finds a contract by its number or its account. */
export const contractLookup = lookupOf<Contract, ContractDetail>({
  key: 'contracts',
  routes: contracts,
  option: ({ id, number, account_name }) => ({
    value: String(id),
    label: number,
    hint: account_name,
  }),
});

import type { Contract, ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { recordQueries, useUpdateRecord } from '../../../lib/records/record-queries.ts';

export const contractQueries = recordQueries<Contract, ContractDetail>('contracts', contracts);

/** Changes status, end, terms or owner of a contract. */
export const useUpdateContract = () =>
  useUpdateRecord<ContractDetail>('contracts', contracts.update);
